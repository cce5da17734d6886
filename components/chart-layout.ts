/** A part of a column: where it begins from above and how high it is, in pixels. */
export type Segment = { y: number; height: number };

/** Stacks the columns of several series, whose counts they are, in a plot; none where there is nothing to be seen. */
export function stack(series: number[][], top: number, height: number): (Segment | null)[][] {
  const down = (count: number) => heightOf(count, top, height);
  const below: number[] = [];
  return series.map((counts) =>
    counts.map((count, column) => {
      const from = below[column] ?? 0;
      below[column] = from + count;
      const y = down(from + count);
      return count === 0 ? null : { y, height: round(down(from) - y) };
    }),
  );
}

/** The middle of a column across a picture of equal columns, in per cent of its width. */
export const middleOf = (column: number, columns: number): number => round(((column + 0.5) / columns) * 100);

/** Where a count stands on a scale, from above, in pixels. */
export const heightOf = (count: number, top: number, height: number): number => round(height - (count / top) * height);

/** Which columns are named below, counted from the newest: the last day is the one that people look for. */
export function namedOf(names: string[]): number[] {
  const every = Math.max(1, Math.ceil(names.length / (names.some(hasTime) ? TIMED : NAMED)));
  return [...names.keys()].filter((index) => (names.length - 1 - index) % every === 0);
}

/** More names than this run into each other on a telephone. */
const NAMED = 4;
/** Of those that tell the time too. */
const TIMED = 2;

const hasTime = (name: string): boolean => name.includes("T");

/** Server and browser must print the same digits. */
const round = (value: number): number => Math.round(value * 100) / 100;
