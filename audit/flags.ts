/** Marks that ingest or derivation puts on an event. The order is the bit in the store: append, never reorder. */
export const FLAGS = [
  "invalid_number",
  "uri_mismatch",
  "template_uri",
  "late",
  "no_envelope",
  "no_zone",
  "unknown_version",
  "contradiction",
  "noop",
  "anonymous_operator",
  "lookalike_operator",
  "mended",
] as const;

export type Flag = (typeof FLAGS)[number];

/** Flags as the bits that the store keeps; `readFlags` is the inverse. */
export const flagBits = (flags: readonly Flag[]): number =>
  flags.reduce((bits, flag) => bits | (1 << FLAGS.indexOf(flag)), 0);

export const readFlags = (bits: number): Flag[] => FLAGS.filter((_, index) => bits & (1 << index));
