import type { Item } from "./item.ts";

/** Shorter numbers (190) are common as ids and counts; the comparison of the masked field covers them. */
const SHORTEST = 5;
/** Long digit strings that are no phones: identities and instants. */
const NOT_PHONES =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?Z?/gi;
/** Digits with at most three separators between two of them: how a person would still read a number. */
const RUN = /\d(?:[ .()+\-\u00a0]{0,3}\d)*/g;

/** The phone numbers of these items that can be read in the output, each once. */
export function unmaskedDigits(items: readonly Pick<Item, "phones">[], outputText: string): string[] {
  const numbers = new Set(items.flatMap(({ phones }) => phones).filter((digits) => digits.length >= SHORTEST));
  const runs = new Set(
    (outputText.replaceAll(NOT_PHONES, "§").match(RUN) ?? []).map((run) => run.replaceAll(/\D/g, "")),
  );
  return [...numbers].filter((digits) => [...runs].some((run) => isReadable(digits, run)));
}

/** A long number anywhere in a run; a short one only at its end, where a country and an area code may stand before it. */
function isReadable(digits: string, run: string): boolean {
  return digits.length >= 7 ? run.includes(digits) : run.endsWith(digits);
}
