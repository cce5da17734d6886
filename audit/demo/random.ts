/** A seeded source of chance: the same seed gives the same sequence on every machine. */
export type Random = {
  /** An unsigned 32-bit integer. */
  bits(): number;
  /** A number in [0, 1). */
  unit(): number;
  /** An integer in [0, limit). */
  below(limit: number): number;
  /** An integer in [low, high]. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
};

/**
 * Creates a source of chance from any integer seed.
 *
 * Ours, because no generator is among the dependencies (pure-rand comes only with the test tools). sfc32 rather than
 * the shorter mulberry32: with 32 bits of state two seeds are two places on one cycle, and could share event ids.
 */
export function createRandom(seed: number): Random {
  const bits = sfc32(seed | 0, Math.floor(seed / 2 ** 32) | 0);
  const unit = () => bits() / 2 ** 32;
  const below = (limit: number) => Math.floor(unit() * limit);

  return {
    bits,
    unit,
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (probability) => unit() < probability,
    pick: <T>(list: readonly T[]) => list[below(list.length)] as T,
  };
}

function sfc32(low: number, high: number): () => number {
  let [a, b, c, counter] = [low, high, 0x9e3779b9, 1];

  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return sum >>> 0;
  };

  // Neighbouring seeds need this many rounds before their sequences have nothing in common.
  for (let round = 0; round < 20; round++) next();
  return next;
}
