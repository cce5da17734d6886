import type { Random } from "./random.ts";

// Number.toString(16) with padding took a quarter of the time of a large trail.
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** A version 4 UUID from a seeded source. */
export function uuid({ bits }: Random): string {
  const [low, high] = [bits(), bits()];
  const version = 0x4000 | (high & 0x0fff);
  const variant = 0x8000 | ((high >>> 16) & 0x3fff);

  return `${eight(low)}-${quad(bits())}-${quad(version)}-${quad(variant)}-${quad(bits())}${eight(bits())}`;
}

function eight(word: number): string {
  return quad(word >>> 16) + quad(word);
}

function quad(word: number): string {
  return `${HEX[(word >>> 8) & 255]}${HEX[word & 255]}`;
}
