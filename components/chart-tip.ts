/** Towards which side a tip opens, so that it stays within its chart. */
export type Side = "start" | "middle" | "end";

/** A tip near an edge opens towards the middle. */
export function sideOf(index: number, count: number): Side {
  const place = index / count;
  return place < 0.2 ? "start" : place > 0.8 ? "end" : "middle";
}

/** What a column is made of, a line for each event that it has, the most frequent first. */
export const linesOf = (counts: [event: string, count: number][]): string[] =>
  counts
    .filter(([, count]) => count > 0)
    .sort(([, one], [, other]) => other - one)
    .map(([event, count]) => `${event} ${count}`);
