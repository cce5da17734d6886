import { useLocale } from "next-intl";

import styles from "./chart.module.css";
import type { Drawn } from "./chart-drawing.ts";
import { ChartFills, fillOf, gapOf } from "./chart-fills.tsx";
import { heightOf, middleOf } from "./chart-layout.ts";
import { unitsOf } from "./chart-paths.ts";
import { shortDayText } from "./day-text.ts";
import { numberText } from "./number-text.ts";

type Props = { id: string; summary: string; drawn: Drawn };

/** The names of columns stand in so many pixels below the plot. */
const BELOW = 24;
/** A name below a thin column at the very end would reach beyond the picture, in per cent of its width. */
const LAST = 97;

/** The picture of a chart. `id` is the chart's, whose title and whose summary here name it. */
export function ChartPicture({ id, summary, drawn }: Props) {
  const { height, shapes, columns } = drawn;
  const shown = shapes.filter(({ path }) => path !== "");
  return (
    <svg role="img" aria-labelledby={`${id}-title ${id}-summary`} height={height + BELOW} className={styles.picture}>
      <title id={`${id}-summary`}>{summary}</title>
      <ChartFills id={id} looks={looksOf(drawn)} />
      <Scale drawn={drawn} />
      {shown.map(({ look, path }) => (
        // A shape is cut out of its fill: the texture stays as it is however wide the picture is drawn.
        <Shape key={look} id={id} look={look} path={path} drawn={{ height, columns }} />
      ))}
    </svg>
  );
}

/** Those that the legend tells have a fill, though all of one may be too low to be seen. */
const looksOf = ({ shapes }: Drawn) =>
  shapes.filter(({ look, path }) => look !== "gap" || path !== "").map(({ look }) => look);

type ShapeProps = Drawn["shapes"][number] & { id: string; drawn: Pick<Drawn, "height" | "columns"> };

function Shape({ id, look, path, drawn: { height, columns } }: ShapeProps) {
  const fill = look === "gap" ? { fill: gapOf(id), className: styles.gap } : { fill: fillOf(id, look) };
  return (
    <>
      <clipPath id={`${id}-${look}-shape`} clipPathUnits="objectBoundingBox">
        <path d={path} transform={unitsOf(columns)} />
      </clipPath>
      <rect width="100%" height={height} clipPath={`url(#${id}-${look}-shape)`} {...fill} />
    </>
  );
}

/** The lines that counts are read against, and the names of some columns below. */
function Scale({ drawn: { height, scale, named, columns } }: { drawn: Drawn }) {
  const locale = useLocale();
  const lines = scale.lines.map((count) => ({ count, y: heightOf(count, scale.top, height) }));
  return (
    <>
      {lines.map(({ count, y }) => (
        <line key={count} x2="100%" y1={y} y2={y} className={count === 0 ? styles.ground : styles.gridline} />
      ))}
      {lines.map(({ count, y }) => (
        <text key={count} x="-8" y={y} dy="0.32em" className={styles.count}>
          {numberText(count, locale)}
        </text>
      ))}
      {named.map(({ name, column }) => {
        const x = middleOf(column, columns);
        return (
          <text key={name} x={`${x}%`} y={height + BELOW - 6} className={x > LAST ? styles.last : styles.day}>
            {shortDayText(name, locale)}
          </text>
        );
      })}
    </>
  );
}
