import styles from "./chart.module.css";
import type { Look } from "./chart-series.ts";

/** The reference to a fill of this chart. */
export const fillOf = (id: string, look: Look): string => `url(#${id}-${look})`;

/** The reference to the shade of a column without events. */
export const gapOf = (id: string): string => `url(#${id}-gap)`;

type Props = { id: string; looks: (Look | "gap")[] };

/** The fills of a chart that are in use: per look a colour, and over it a texture in the colour of the page. */
export const ChartFills = ({ id, looks }: Props) => (
  <defs className={styles.fills}>
    {looks.map((look) => (look === "gap" ? <Gap key={look} id={id} /> : <Fill key={look} id={id} look={look} />))}
  </defs>
);

function Fill({ id, look }: { id: string; look: Look }) {
  const { size, texture } = TEXTURES[look];
  return (
    <pattern id={`${id}-${look}`} width={size} height={size} patternUnits="userSpaceOnUse">
      <rect className={styles[look]} />
      {texture ? <path d={texture} /> : null}
    </pattern>
  );
}

const Gap = ({ id }: { id: string }) => (
  <pattern id={`${id}-gap`} width="7" height="7" patternUnits="userSpaceOnUse">
    <rect className={styles.gapGround} />
    <path d="M-1 1L1 -1M0 7L7 0M6 8L8 6" className={styles.gapLine} />
  </pattern>
);

const TEXTURES: Record<Look, { size: number; texture: string | null }> = {
  solid: { size: 8, texture: null },
  // The corners belong to the lines of the tiles beside it.
  stripes: { size: 6, texture: "M0 6L6 0M-1 1L1 -1M5 7L7 5" },
  dots: { size: 5, texture: "M2 2h1M2 3h1" },
  bars: { size: 4, texture: "M2 0V4" },
  lines: { size: 4, texture: "M0 2H4" },
  checks: { size: 6, texture: "M0 0L6 6M6 0L0 6" },
  rest: { size: 6, texture: "M0 0L6 6M-1 5L1 7M5 -1L7 1" },
};
