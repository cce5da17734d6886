import type { Random } from "./random.ts";

/** A weighted choice. `total` is the sum of the weights; drawing from an empty one is a mistake. */
export type Draw<T> = { total: number; from(random: Random): T };

/** Prepares a weighted choice among `[value, weight]` pairs. */
export function createDraw<T>(weighted: readonly (readonly [T, number])[]): Draw<T> {
  const total = weighted.reduce((sum, [, weight]) => sum + weight, 0);

  return {
    total,
    from(random) {
      let rest = random.unit() * total;
      const found = weighted.find(([, weight]) => {
        rest -= weight;
        return rest < 0;
      });
      // Rounding can leave a crumb after the last weight.
      return (found ?? weighted[weighted.length - 1] ?? impossible())[0];
    },
  };
}

function impossible(): never {
  throw new RangeError("drew from nothing");
}
