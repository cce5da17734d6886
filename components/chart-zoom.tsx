"use client";

import { useLocale, useTimeZone } from "next-intl";
import { type ComponentProps, useId } from "react";

import { useDrag } from "./chart-drag.ts";
import { columnAt, endsOf, hrefOf, type Marked, spanOf, type ZoomPlot } from "./chart-period.ts";
import { linesOf, sideOf } from "./chart-tip.ts";
import styles from "./chart-zoom.module.css";
import { dayText } from "./day-text.ts";
import { useScripted } from "./scripted.ts";
import { isPlainClick, SOFT } from "./soft-link.ts";
import { usePointed } from "./use-pointed.ts";
import { useWords } from "./words.ts";
import { edgeText } from "./zoned-text.ts";
import { useZoom } from "./zoom-state.ts";

/**
 * The columns of a chart as links, to whoever points at one or moves to it; several can be marked by dragging or with Shift
 * and the arrow keys, and lead to the address of their whole time. Without a script there are those of the table.
 */
export function ChartZoom({ plot }: { plot: ZoomPlot }) {
  return useScripted() ? <Columns plot={plot} /> : null;
}

function Columns({ plot }: { plot: ZoomPlot }) {
  const { columns } = plot;
  const { place, setPlace, room, onKeyDown, go, pending } = useZoom(plot);
  const { current, marked } = place;
  const drag = useDrag({
    count: columns.length,
    mark: (marked) => setPlace({ current: marked?.head ?? current, marked }),
    done: go,
  });
  const { pointed, ...pointing } = usePointed(columns);
  const tellOf = useTeller(plot);
  return (
    <>
      <Plot
        {...drag}
        {...pointing}
        ref={room}
        onKeyDown={onKeyDown}
        // A finger, or a hand that is quick: its link was not there yet when it came down.
        onClick={(event) => {
          const { clientX, target, currentTarget } = event;
          if (!isPlainClick(event.nativeEvent) || (target instanceof Element && target.closest("a"))) return;
          const at = columnAt(clientX, currentTarget.getBoundingClientRect(), columns.length);
          go({ anchor: at, head: at });
        }}
      >
        {linked(current, pointed).map((at) => (
          <Column key={columns[at]?.name} plot={plot} at={at} label={at === current ? tellOf(at).join(", ") : null} />
        ))}
        {marked ? <Mark marked={marked} count={columns.length} /> : null}
        {pointed === null || marked ? null : <Tip lines={tellOf(pointed)} index={pointed} count={columns.length} />}
      </Plot>
      <p role="status" aria-busy={pending} className={styles.period}>
        {marked ? <Period plot={plot} marked={marked} /> : null}
      </p>
    </>
  );
}

/** A hundred columns need two links at a time: the one that keys move, and the one that is pointed at. */
const linked = (current: number, pointed: number | null): number[] =>
  [...new Set([current, pointed ?? current])].sort((one, other) => one - other);

type ColumnProps = { plot: ZoomPlot; at: number; label: string | null };

/** Only the link that keys move is there for screen readers: the table tells them all. */
function Column({ plot, at, label }: ColumnProps) {
  const { hrefs, columns } = plot;
  const share = 100 / columns.length;
  return (
    <a
      href={hrefOf(hrefs, endsOf(plot, at, at))}
      className={styles.column}
      style={{ insetInlineStart: `${at * share}%`, width: `${share}%` }}
      data-soft={SOFT.still}
      data-column={columns[at]?.name}
      data-at={at}
      draggable={false}
      {...(label === null ? { tabIndex: -1, "aria-hidden": true } : { tabIndex: 0, "aria-label": label })}
    />
  );
}

/** Says a column: a line for its time and how many events, and one for each of them. */
function useTeller({ columns, events }: ZoomPlot): (index: number) => string[] {
  const [t, locale] = [useWords("client.zoom"), useLocale()];
  return (index) => {
    const column = columns[index];
    if (column === undefined) return [];
    const { name, total, counts } = column;
    const parts = events.map((event, at): [string, number] => [event, counts[at] ?? 0]);
    return [`${dayText(name, locale)} · ${t("events", { count: total })}`, ...linesOf(parts)];
  };
}

function Plot(props: ComponentProps<"div">) {
  const [t, id] = [useWords("client.zoom"), useId()];
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields */}
      <div role="group" aria-label={t("label")} aria-describedby={id} {...props} className={styles.plot} />
      <p id={id} hidden>
        {t("help")}
      </p>
    </>
  );
}

type TipProps = { lines: string[]; index: number; count: number };

/** Beside the column that is pointed at or has the focus; its link says the same to those who hear it. */
function Tip({ lines, index, count }: TipProps) {
  const style = { insetInlineStart: `${((index + 0.5) / count) * 100}%` };
  return (
    <div className={styles.tip} data-side={sideOf(index, count)} style={style} aria-hidden="true">
      {lines.join("\n")}
    </div>
  );
}

function Mark({ marked, count }: { marked: Marked; count: number }) {
  const [first, last] = spanOf(marked);
  const width = `${((last - first + 1) / count) * 100}%`;
  return <div className={styles.mark} style={{ insetInlineStart: `${(first / count) * 100}%`, width }} />;
}

function Period({ plot: { columns, edges }, marked }: { plot: ZoomPlot; marked: Marked }) {
  const [t, locale, zone] = [useWords("client.zoom"), useLocale(), useTimeZone() ?? "UTC"];
  const [first, last] = spanOf(marked);
  const count = columns.slice(first, last + 1).reduce((sum, { total }) => sum + total, 0);
  const [from, before] = [edges[first]?.at ?? 0, edges[last + 1]?.at ?? 0].map((at) => edgeText(at, locale, zone));
  return t("period", { from: from ?? "", before: before ?? "", count });
}
