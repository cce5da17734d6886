import { scaleLinear } from "d3-scale";

import type { Day } from "#db/activity.ts";

/** What counts are read against: the count at the upper edge, and those that have a line, the lowest first. */
export type Scale = { top: number; lines: number[] };

/** A scale on which the highest of some days has room. */
export function scaleOf(days: Pick<Day, "total">[]): Scale {
  const most = Math.max(1, ...days.map(({ total }) => total));
  const scale = scaleLinear([0, most], [0, 1]).nice(4);
  return { top: scale.domain()[1] ?? most, lines: scale.ticks(4).filter(Number.isInteger) };
}
