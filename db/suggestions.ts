import { maskText } from "#audit/masking.ts";
import { isAddress } from "#audit/operators.ts";
import { fold } from "#audit/search/fold.ts";
import type { Key } from "#audit/search/search.ts";
import type { Db } from "./client.ts";
import { textsOf } from "./dictionary-search.ts";
import { isNotNull } from "./drizzle.ts";
import { suggestOperators } from "./operators.ts";
import { eventKinds, reasons } from "./schema.ts";

/** A value that events have, as a text without the marks of the language; of a reason also what it says. */
export type Suggestion = { value: string; text: string | null };

/**
 * Values of a key that hold a text, those that begin with it first: from the dictionaries alone, at every key pressed.
 * What may be a phone number is never among them.
 */
export function suggestValues(db: Db, key: Key, { limit, text }: { limit: number; text: string }): Suggestion[] {
  const known = KNOWN[key]?.(db, text) ?? [];
  const wanted = fold(text.trim());
  const ranked = distinct(known.filter(isShown)).flatMap((one) => {
    const places = [one.value, one.text ?? ""].map((part) => fold(part).indexOf(wanted)).filter((at) => at >= 0);
    return places.length === 0 ? [] : [{ one, inside: Math.min(...places) > 0 }];
  });
  return ranked
    .sort((a, b) => Number(a.inside) - Number(b.inside) || compare(a.one.value, b.one.value))
    .slice(0, limit)
    .map(({ one }) => one);
}

type Known = (db: Db, text: string) => Suggestion[];

const spelt =
  (dictionary: Parameters<typeof textsOf>[1]): Known =>
  (db) =>
    textsOf(db, dictionary).map((row) => ({ value: row.text.trim(), text: null }));

/** Keys that are not here have no dictionary, or hold ids and numbers that nobody knows by heart. */
const KNOWN: Partial<Record<Key, Known>> = {
  event: spelt("event_kinds"),
  operator: (db, text) => suggestOperators(db, { limit: MOST, text }).map((value) => ({ value, text: null })),
  reason: reasonsOf,
  version: (db) => db.selectDistinct({ version: eventKinds.version }).from(eventKinds).all().map(versionOf),
  status: spelt("statuses"),
  was: (db, text) => [...spelt("statuses")(db, text), { value: "unknown", text: null }],
  origin: spelt("origins"),
  method: spelt("methods"),
  type: spelt("phone_types"),
  role: spelt("role_sets"),
  org: spelt("orgs"),
};

/** More than are asked for, because some of them may be hidden. */
const MOST = 100;

const versionOf = ({ version }: { version: number }): Suggestion => ({ value: String(version), text: null });

function reasonsOf(db: Db): Suggestion[] {
  const named = { id: reasons.reasonId, text: reasons.reasonDescription };
  const rows = db.selectDistinct(named).from(reasons).where(isNotNull(reasons.reasonId)).all();
  // An id is a number by its nature; the text beside it is what people typed.
  return rows.map(({ id, text }) => ({ value: String(id), text: maskText(text?.trim() ?? "") || null }));
}

/** An e-mail may have digits and is shown as it is everywhere; what is no e-mail may be anything. */
const isShown = ({ value }: Suggestion): boolean => value !== "" && (isAddress(value) || maskText(value) === value);

/** The same value twice is one, with the first text that it has. */
const distinct = (all: Suggestion[]): Suggestion[] =>
  [...Map.groupBy(all, ({ value }) => value.toLowerCase()).values()].map((same) => ({
    value: same[0]?.value ?? "",
    text: same.find(({ text }) => text !== null)?.text ?? null,
  }));

const { compare } = new Intl.Collator("en", { numeric: true });
