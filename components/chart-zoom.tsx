"use client";

import { useLocale, useTimeZone } from "next-intl";
import { type ComponentProps, useId } from "react";

import chartStyles from "./chart.module.css";
import { useDrag } from "./chart-drag.ts";
import { endsOf, hrefOf, type Marked, spanOf, type ZoomPlot } from "./chart-period.ts";
import { linesOf, sideOf } from "./chart-tip.ts";
import styles from "./chart-zoom.module.css";
import { dayText } from "./day-text.ts";
import { type Packed, useUnpacked } from "./packed.ts";
import { useScripted } from "./scripted.ts";
import { SOFT } from "./soft-link.ts";
import { usePointed } from "./use-pointed.ts";
import { useWords } from "./words.ts";
import { edgeText } from "./zoned-text.ts";
import { useZoom } from "./zoom-state.ts";

type Props = { plot: Packed<ZoomPlot> };

/**
 * The columns of a chart as links; with a script, several can be marked by dragging or with Shift and the arrow keys, and
 * lead to the address of their whole time.
 */
export function ChartZoom({ plot: packed }: Props) {
  const plot = useUnpacked(packed);
  const { columns, hrefs } = plot;
  const { place, setPlace, room, onKeyDown, go, pending } = useZoom(plot);
  const { current, marked } = place;
  const drag = useDrag({
    count: columns.length,
    mark: (marked) => setPlace({ current: marked?.head ?? current, marked }),
    done: go,
  });
  const { pointed, ...pointing } = usePointed();
  const tellOf = useTeller(plot);
  const scripted = useScripted();
  return (
    <>
      <Plot {...drag} {...pointing} ref={room} onKeyDown={onKeyDown}>
        {columns.map(({ name }, index) => (
          <a
            key={name}
            href={hrefOf(hrefs, endsOf(plot, index, index))}
            className={chartStyles.hit}
            data-soft={SOFT.still}
            data-column={name}
            tabIndex={-1}
            {...(scripted && spoken(index === current ? tellOf(index).join(", ") : null))}
          />
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

/** Without a script nobody can move between the links, and who cannot point has those of the table. */
function Plot(props: ComponentProps<"div">) {
  const t = useWords("client.zoom");
  const [id, scripted] = [useId(), useScripted()];
  const group = { role: "group", "aria-label": t("label"), "aria-describedby": id };
  return (
    <>
      <div {...(scripted ? group : { "aria-hidden": true })} {...props} className={styles.plot} />
      <p id={id} hidden>
        {t("help")}
      </p>
    </>
  );
}

/** Only the link that has the focus is there for screen readers: the table tells them all. */
const spoken = (label: string | null) => ({
  draggable: false,
  ...(label === null ? { "aria-hidden": true } : { tabIndex: 0, "aria-label": label }),
});

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
