import fc from "fast-check";
import { isDecided, ZONES } from "./naive-search.ts";
import * as make from "./search-values.ts";
import { STAR, type Throw, type Unspelt } from "./search-values.ts";
import { decidedFlags, OPEN, type ReferenceEvent } from "./searchable.ts";

/** A search that is not yet bound to a trail: which values it takes is decided by the events it is made for. */
export type SearchDraft = { terms: TermDraft[]; zone: string; now: number; spaces: number };
type TermDraft = { key: string; negated: boolean; values: (Throw & { quoted: boolean })[] };
export type Made = { query: string; terms: string[]; zone: string; now: number };

const MAKERS: Record<string, make.Maker> = {
  event: make.patternOf(({ event }) => [event]),
  operator: make.patternOf(({ operator }) => [operator]),
  account: make.rangeOf(({ account }) => account),
  customer: make.rangeOf(({ customer }) => customer),
  program: make.rangeOf(({ program }) => program),
  reason: make.rangeOf(({ reason }) => reason),
  version: make.rangeOf(({ version }) => version),
  status: make.patternOf(({ status }) => [status]),
  was: make.patternOf(({ was }) => (was === OPEN || was === null ? [] : [was === "unknown" ? was : was.status])),
  origin: make.patternOf(({ origin }) => [origin]),
  method: make.patternOf(({ method }) => [method]),
  type: make.patternOf(({ type }) => [type]),
  ddd: make.patternOf(({ ddd }) => [ddd]),
  role: make.patternOf(({ roles }) => (roles === OPEN ? [] : (roles ?? []))),
  uri: make.patternOf(({ uri }) => [uri]),
  org: make.patternOf(({ orgId }) => [orgId]),
  cid: make.patternOf(({ cid }) => [cid]),
  id: make.patternOf(({ eventId }) => [eventId]),
  phone: make.phoneOf,
  active: make.wordOf(() => ["true", "false"]),
  has: make.wordOf(() => ["reason", "customer", "phone", "status", "before"]),
  no: make.wordOf(() => ["reason", "customer", "phone", "status", "before"]),
  flag: make.wordOf((events) => decidedFlags(events)),
  since: make.instantOf,
  until: make.instantOf,
  last: make.lengthOf,
  text: make.textOf,
};

/** Every key of the language; free text is "text". */
export const SEARCH_KEYS: readonly string[] = Object.keys(MAKERS);

const nat = fc.nat({ max: 99 });
const value = fc.record({ event: nat, twist: fc.nat({ max: 59 }), cut: nat, length: nat, quoted: fc.boolean() });
const term = fc.record({
  key: fc.constantFrom(...SEARCH_KEYS, "text", "text", "text", "operator", "status", "was", "flag", "phone", "phone"),
  negated: fc.oneof(fc.constant(false), fc.constant(false), fc.boolean()),
  values: fc.oneof(fc.array(value, { minLength: 1, maxLength: 1 }), fc.array(value, { minLength: 1, maxLength: 4 })),
});

export const searches: fc.Arbitrary<SearchDraft> = fc.record({
  terms: fc.oneof(fc.array(term, { minLength: 1, maxLength: 1 }), fc.array(term, { maxLength: 4 })),
  zone: fc.constantFrom(...Object.keys(ZONES)),
  now: fc.constantFrom("2026-03-12T00:00:00.250Z", "2026-03-04T09:00:00.250Z").map((text) => Date.parse(text)),
  spaces: fc.nat({ max: 9 }),
});

/** The query that a draft becomes over these events. A term that search.md does not decide for them is left out. */
export function makeSearch(draft: SearchDraft, events: readonly ReferenceEvent[]): Made {
  const { zone, now } = draft;
  const made = draft.terms.map((one) => termText(one, events, { zone, now }));
  const terms = made.filter((text) => text !== null && isDecided(text, events, { zone, now })) as string[];
  const gap = draft.spaces === 9 ? "   " : " ";
  return { query: draft.spaces === 8 ? `  ${terms.join(gap)} ` : terms.join(gap), terms, zone, now };
}

function termText(
  { key, negated, values }: TermDraft,
  events: readonly ReferenceEvent[],
  context: { zone: string; now: number },
): string | null {
  const maker = MAKERS[key] as make.Maker;
  if (key === "flag" && decidedFlags(events).length === 0) return null;
  const minus = negated ? "-" : "";
  const spelt = values.map((one) => spell(maker(events, one, context), key, one.quoted));
  return key === "text" ? `${minus}${spelt[0]}` : `${minus}${key}:${spelt.join(",")}`;
}

/** Spells a value bare where it can be, unless the draft wants it quoted. */
function spell(value: Unspelt, key: string, quoted: boolean): string {
  const literals = value.filter((piece) => piece !== STAR).join("");
  const text = value.map((piece) => (piece === STAR ? "*" : piece)).join("");
  const isText = key === "text";
  const plain = text !== "" && !/[\s",\u00a0]/.test(text) && (isText || !literals.includes("*"));
  if (!quoted && plain && !(isText && /^-|:/.test(text))) return text;
  const inside = value.map((piece) => (piece === STAR ? "*" : piece.replaceAll(/["\\*]/g, "\\$&")));
  return `"${inside.join("")}"`;
}
