import type { RevealView } from "#db/account-reveals.ts";

/**
 * Sorts reveals between the rows of a timeline: at each place those to be told before that row, at the last place those
 * after all rows. Each follows, in time, the event before it.
 */
export function placeReveals(times: number[], reveals: RevealView[], oldestFirst: boolean): RevealView[][] {
  const places: RevealView[][] = Array.from({ length: times.length + 1 }, () => []);
  const inOrder = reveals.toSorted((one, other) => (oldestFirst ? one.at - other.at : other.at - one.at));
  for (const reveal of inOrder) {
    const before = times.findIndex((at) => (oldestFirst ? at > reveal.at : at <= reveal.at));
    places[before === -1 ? times.length : before]?.push(reveal);
  }
  return places;
}
