import parsePhoneNumber from "libphonenumber-js/max";

/** A value the specification leaves open: the comparison skips it. */
export const ANY: unique symbol = Symbol("not asserted");

/** Free text in which something must be masked: the parts around the masked runs stay, in order. */
export type MaskedText = { around: string[] };

export type Judged = { e164: string | typeof ANY; valid: boolean | typeof ANY };

/** A phone number masked: six digits or fewer whole, otherwise all but the last four. */
export function maskedNumber(number: string | null): string | null | typeof ANY {
  if (number === null) return null;
  if (!/^\d*$/.test(number)) return ANY;
  return number.length <= 6 ? "*".repeat(number.length) : "*".repeat(number.length - 4) + number.slice(-4);
}

/**
 * Free text as it may be shown. A run is taken widely here (anything but letters between its digits), so that a text
 * is only asserted to the letter where no reading of "separators included" would mask it.
 */
export function maskedText(text: string | null): string | null | MaskedText {
  if (text === null) return null;
  const runs = [...text.matchAll(/\d(?:[^\p{L}\d]{0,4}\d)*/gu)].filter(
    ([run]) => run.replaceAll(/\D/g, "").length >= 7,
  );
  if (runs.length === 0) return text;
  const ends = [...runs.map(({ index }) => index), text.length];
  const starts = [0, ...runs.map(({ index, 0: run }) => index + run.length)];
  return { around: ends.map((end, i) => text.slice(starts[i], end).replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "")) };
}

/** What a phone number is in the numbering plan: its masked E.164 and whether it is valid, each where that is decided. */
export function judged(country: string | null, area: string | null, number: string | null): Judged {
  if (country === null || area === null || !number) return { e164: ANY, valid: ANY };
  const digits = `${country}${area}${number}`.replaceAll(/\D/g, "");
  const phone = parsePhoneNumber(`+${digits}`);
  const valid = phone?.isValid() ?? false;
  const masked = maskedNumber(number.replaceAll(/\D/g, ""));
  const plain = phone?.isPossible() === true && phone.number === `+${digits}` && number.length > 6;
  return { valid, e164: plain && typeof masked === "string" ? `+${country}${area}${masked}` : ANY };
}
