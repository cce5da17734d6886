import styles from "./chart.module.css";
import { fillOf, gapOf } from "./chart-fills.tsx";
import { type ChartLayout, gapPath, pathOf, UNITS } from "./chart-layout.ts";
import type { Series } from "./chart-series.ts";

type Props = { id: string; layout: ChartLayout; series: Series[]; height: number };

/**
 * The columns of each series as one shape, cut out of its fill: a picture of a hundred columns is a dozen elements, and a
 * texture stays as it is however wide the picture is drawn.
 */
export function ChartShapes({ id, layout, series, height }: Props) {
  return (
    <>
      <Shape id={`${id}-gap`} path={gapPath(layout)} height={height} fill={gapOf(id)} className={styles.gap} />
      {series.map(({ look }) => (
        <Shape
          key={look}
          id={`${id}-${look}`}
          path={pathOf(layout, look, height)}
          height={height}
          fill={fillOf(id, look)}
        />
      ))}
    </>
  );
}

type ShapeProps = { id: string; path: string; height: number; fill: string; className?: string | undefined };

function Shape({ id, path, height, ...look }: ShapeProps) {
  return path === "" ? null : (
    <>
      <clipPath id={`${id}-shape`} clipPathUnits="objectBoundingBox">
        <path d={path} transform={`scale(${1 / UNITS})`} />
      </clipPath>
      <rect width="100%" height={height} clipPath={`url(#${id}-shape)`} {...look} />
    </>
  );
}
