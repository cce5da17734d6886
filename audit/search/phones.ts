/** What a `phone:` value asks for: a whole number (with or without country code), or its last four digits. */
export type PhoneValue = { kind: "whole" | "suffix"; digits: string };

/** Reads a `phone:` value; separators are dropped. Null when it is neither digits nor `*` and exactly four of them. */
export function readPhone(value: string): PhoneValue | null {
  const digits = value.replace(/[\s().+/-]/g, "");
  if (/^\d+$/.test(digits)) return { kind: "whole", digits };
  return /^\*\d{4}$/.test(digits) ? { kind: "suffix", digits: digits.slice(1) } : null;
}

/** The digits of a number as received: null parts are empty, and nothing is assumed. */
export const digitsOf = (...parts: (string | null)[]): string => parts.join("").replace(/\D/g, "");
