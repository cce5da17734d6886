/** What a `phone:` value asks for: a whole number (with or without country code), its last four digits, or its token. */
export type PhoneValue =
  | { kind: "whole" | "suffix"; digits: string }
  // What stands for a whole number where the number may not: its last digits, and its keyed hash.
  | { kind: "token"; digits: string; mac: string };

/** Reads a `phone:` value; separators are dropped. Null when it is none of them. */
export function readPhone(value: string): PhoneValue | null {
  const [, last, mac] = TOKEN.exec(value) ?? [];
  if (last !== undefined && mac !== undefined) return { kind: "token", digits: last, mac };
  const digits = value.replace(/[\s().+/-]/g, "");
  if (/^\d+$/.test(digits)) return { kind: "whole", digits };
  return /^\*\d{4}$/.test(digits) ? { kind: "suffix", digits: digits.slice(1) } : null;
}

const TOKEN = /^~(\d{1,4})\.([A-Za-z0-9_-]{22})$/;

/** The digits of a number as received: null parts are empty, and nothing is assumed. */
export const digitsOf = (...parts: (string | null)[]): string => parts.join("").replace(/\D/g, "");
