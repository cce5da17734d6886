"use client";

import type { Route } from "next";
import { useTranslations } from "next-intl";
import { type ComponentProps, useId } from "react";

import { AppLink } from "./app-link.tsx";
import chartStyles from "./chart.module.css";
import { useDrag } from "./chart-drag.ts";
import { hrefOf, type Marked, type PeriodHrefs, spanOf, type ZoomColumn } from "./chart-period.ts";
import styles from "./chart-zoom.module.css";
import { useScripted } from "./scripted.ts";
import { useZoom } from "./zoom-state.ts";

type Props = { columns: ZoomColumn[]; hrefs: PeriodHrefs };

/**
 * The columns of a chart as links; with a script, several can be marked by dragging or with Shift and the arrow keys, and
 * lead to the address of their whole time.
 */
export function ChartZoom({ columns, hrefs }: Props) {
  const { place, setPlace, plot, onKeyDown, go, pending } = useZoom(columns, hrefs);
  const { current, marked } = place;
  const drag = useDrag({
    count: columns.length,
    mark: (marked) => setPlace({ current: marked?.head ?? current, marked }),
    done: go,
  });
  return (
    <>
      <Plot {...drag} ref={plot} onKeyDown={onKeyDown} data-marking={marked ? "" : undefined}>
        {columns.map((column, index) => (
          <ZoomLink
            key={column.name}
            column={column}
            href={hrefOf(hrefs, column)}
            focus={index === current ? "here" : "elsewhere"}
          />
        ))}
        {marked ? <Mark marked={marked} count={columns.length} /> : null}
      </Plot>
      <p role="status" aria-busy={pending} className={styles.period}>
        {marked ? <Period columns={columns} marked={marked} /> : null}
      </p>
    </>
  );
}

/** Without a script nobody can move between the links, and who cannot point has those of the table. */
function Plot(props: ComponentProps<"div">) {
  const t = useTranslations("client.zoom");
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

type LinkProps = { column: ZoomColumn; href: Route; focus: "here" | "elsewhere" };

/** Only the link that has the focus is there for screen readers: the table tells them all. */
function ZoomLink({ column: { tip, side }, href, focus }: LinkProps) {
  const scripted = useScripted();
  const here = scripted && focus === "here";
  return (
    <AppLink
      href={href}
      scroll={false}
      draggable={false}
      tabIndex={here ? 0 : -1}
      aria-hidden={here ? undefined : true}
      aria-label={here ? tip.join(", ") : undefined}
      className={chartStyles.hit}
      data-tip={tip.join("\n")}
      data-side={side}
    />
  );
}

function Mark({ marked, count }: { marked: Marked; count: number }) {
  const [first, last] = spanOf(marked);
  const width = `${((last - first + 1) / count) * 100}%`;
  return <div className={styles.mark} style={{ insetInlineStart: `${(first / count) * 100}%`, width }} />;
}

function Period({ columns, marked }: { columns: ZoomColumn[]; marked: Marked }) {
  const t = useTranslations("client.zoom");
  const [first, last] = spanOf(marked);
  const count = columns.slice(first, last + 1).reduce((sum, { total }) => sum + total, 0);
  return t("period", { from: columns[first]?.fromText ?? "", before: columns[last]?.beforeText ?? "", count });
}
