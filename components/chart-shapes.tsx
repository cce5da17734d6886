import styles from "./chart.module.css";
import { fillOf, gapOf } from "./chart-fills.tsx";
import { UNITS } from "./chart-paths.ts";
import type { Look } from "./chart-series.ts";

/** The columns of one look as a path, or those without events. */
export type ChartShape = { look: Look | "gap"; path: string };

type Props = { id: string; shapes: ChartShape[]; height: number };

/**
 * The columns of each series as one shape, cut out of its fill: a picture of a hundred columns is a dozen elements, and a
 * texture stays as it is however wide the picture is drawn.
 */
export const ChartShapes = ({ id, shapes, height }: Props) =>
  shapes.map(({ look, path }) => <Shape key={look} id={id} look={look} path={path} height={height} />);

function Shape({ id, look, path, height }: ChartShape & { id: string; height: number }) {
  const fill = look === "gap" ? { fill: gapOf(id), className: styles.gap } : { fill: fillOf(id, look) };
  return path === "" ? null : (
    <>
      <clipPath id={`${id}-${look}-shape`} clipPathUnits="objectBoundingBox">
        <path d={path} transform={`scale(${1 / UNITS})`} />
      </clipPath>
      <rect width="100%" height={height} clipPath={`url(#${id}-${look}-shape)`} {...fill} />
    </>
  );
}
