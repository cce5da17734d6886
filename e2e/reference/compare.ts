import { type ExpectedFlags, FLAGS } from "./naive-flags.ts";
import { ANY, type MaskedText } from "./naive-mask.ts";
import type { Expected, ExpectedEvent } from "./naive-reference.ts";

/** Where the product and the reference disagree. `event_id` is "" for what concerns the whole trail. */
export type Difference = { event_id: string; field: string; expected: string; actual: string };

type Shown = Record<string, unknown>;

/** Compares NDJSON lines with the events expected, in this order, each once. Nothing found is an empty list. */
export function compareTrail(expected: readonly ExpectedEvent[], actualNdjsonLines: readonly string[]): Difference[] {
  const actual = actualNdjsonLines.map((line) => JSON.parse(line) as Shown);
  const shown = new Map(actual.map((event) => [String(event.event_id), event]));
  const wanted = expected.filter((event) => !event.optional || shown.has(event.event_id));
  return [
    ...orderDifferences(wanted, actual),
    ...wanted.flatMap((event) => eventDifferences(event, shown.get(event.event_id))),
  ];
}

/** Splits what a command printed into its lines. Only a line feed ends one: U+2028 may stand inside a string. */
export function linesOf(output: string): string[] {
  return output.split("\n").filter((line) => line !== "");
}

function orderDifferences(wanted: readonly ExpectedEvent[], actual: readonly Shown[]): Difference[] {
  const ids = actual.map((event) => String(event.event_id));
  const wantedIds = wanted.map((event) => event.event_id);
  const known = new Set(wantedIds);
  const extra = ids.filter((id, i) => !known.has(id) || ids.indexOf(id) !== i);
  const found = extra.map((id) => difference(id, "(event)", "not here, or only once", "shown"));
  if (ids.length !== wantedIds.length) found.push(difference("", "(number of events)", wantedIds.length, ids.length));
  const first = wantedIds.findIndex((id, i) => ids[i] !== id);
  if (first >= 0) found.push(difference("", `(order, place ${first})`, wantedIds[first], ids[first]));
  return found;
}

function eventDifferences(expected: ExpectedEvent, actual: Shown | undefined): Difference[] {
  const id = expected.event_id;
  if (actual === undefined) return [difference(id, "(event)", "shown", "missing")];
  const fields: Record<string, Expected> = { leaf_index: expected.leaf_index, ...expected.fields };
  const found = Object.entries(fields).flatMap(([field, value]) => valueDifferences(id, field, value, actual[field]));
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(String(actual.recorded_at))) {
    found.push(difference(id, "recorded_at", "a time", actual.recorded_at));
  }
  return [...found, ...flagDifferences(id, expected.flags, actual.flags)];
}

function flagDifferences(id: string, { must, open }: ExpectedFlags, actual: unknown): Difference[] {
  if (!Array.isArray(actual)) return [difference(id, "flags", must, actual)];
  const missing = must.filter((flag) => !actual.includes(flag));
  const surplus = FLAGS.filter((flag) => actual.includes(flag) && !must.includes(flag) && !open.includes(flag));
  return [
    ...missing.map((flag) => difference(id, `flags: ${flag}`, "set", actual)),
    ...surplus.map((flag) => difference(id, `flags: ${flag}`, "not set", actual)),
  ];
}

function valueDifferences(id: string, field: string, expected: Expected, actual: unknown): Difference[] {
  if (expected === ANY) return [];
  if (expected instanceof Set) return sameSet(expected, actual) ? [] : [difference(id, field, [...expected], actual)];
  if (isMaskedText(expected)) return isMasked(expected, actual) ? [] : [difference(id, field, expected, actual)];
  if (typeof expected !== "object" || expected === null) {
    return expected === actual ? [] : [difference(id, field, expected, actual)];
  }
  if (typeof actual !== "object" || actual === null) return [difference(id, field, expected, actual)];
  return Object.entries(expected).flatMap(([key, value]) =>
    valueDifferences(id, `${field}.${key}`, value as Expected, (actual as Shown)[key] ?? null),
  );
}

function sameSet(expected: ReadonlySet<unknown>, actual: unknown): boolean {
  return Array.isArray(actual) && new Set(actual).size === expected.size && actual.every((one) => expected.has(one));
}

/** The text around every masked run is there, in order, and no run shows more than four digits in a row. */
function isMasked({ around }: MaskedText, actual: unknown): boolean {
  if (typeof actual !== "string" || /\d{5}/.test(actual)) return false;
  let from = 0;
  return around.every((part) => {
    const at = actual.indexOf(part, from);
    from = at + part.length;
    return at >= 0;
  });
}

function isMaskedText(value: Expected): value is MaskedText {
  return typeof value === "object" && value !== null && "around" in value && Array.isArray(value.around);
}

function difference(event_id: string, field: string, expected: unknown, actual: unknown): Difference {
  return { event_id, field, expected: brief(expected), actual: brief(actual) };
}

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? "undefined";
  return text.length > 300 ? `${text.slice(0, 300)}… (${text.length})` : text;
}
