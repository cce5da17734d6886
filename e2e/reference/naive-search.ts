import { type NaiveTerm, type NaiveValue, parseNaively } from "./naive-query.ts";
import { inOrder } from "./naive-slots.ts";
import { OPEN, type ReferenceEvent } from "./searchable.ts";

/**
 * AMBIGUITIES of search.md, and what is done about them. "Not generated": the makers never make it. "Open": the reference
 * refuses to answer (it throws), and the makers leave the term out.
 *  1. Separators of terms other than a space; `-` alone or twice; a key in capitals; a term right behind a closing quote: not generated.
 *  2. A backslash in quotes before anything but `"`, `\`, `*`: not generated. In a bare value a backslash is itself, also
 *     before a star, which stays a wildcard. Asserted.
 *  3. A comma in bare free text (`a,b`): not generated.
 *  4. `..` alone, `200..100`, `+5`, `007`, numbers beyond 2^53, padded or starred numbers: not generated. Quoted numbers: asserted.
 *  5. Free text with white space at its ends (is it trimmed?): not generated. Free text that folds to nothing is contained in
 *     every event that has one of the five fields, and in no other. Asserted.
 *  6. Combining marks are \p{M}. Greek sigma (toLowerCase looks at its neighbours): not generated.
 *  7. `was` with a wildcard that covers the word "unknown", on an event whose before is unknown: open. A status called UNKNOWN: not generated.
 *  8. An event of an unknown name or version whose body has the usual names (email, uri, object, ...): all keys but event,
 *     version, org, cid, id and time are open. Without the usual names it lacks them all. `flag:unknown_version` on an unknown name: open.
 *  9. A bare body: `id` and `version` are open, it lacks `org` and `cid`, its event is told by its object. Asserted.
 * 10. Blank texts (`""`, `" "`): whether they are there for `has:reason`, `has:phone`, `has:status` is open. `key:""` finds them. Asserted.
 * 11. `customer_id` of a status change, `program_id` of a phone edit (extra keys): not generated.
 * 12. `no:x` is the complement of `has:x` for every event, an unknown one too. `no:a,b` is "no a, or no b". Asserted.
 * 13. `phone`: the separators of a value are space - ( ) . +, only these are generated. The digits of an event are all its
 *     ASCII digits. A suffix is of the whole number: `*5511` finds 55 + 11 + null. Asserted. Values without a digit: not generated.
 * 14. `last` leaves out what happened after now. Asserted. Exactly now, exactly that long ago: open. Units other than m h d, and 0: not generated.
 * 15. Instants with milliseconds; local times that a zone skips or repeats: not generated (zones without summer time only).
 * 16. Whatever naive-flags.ts calls open (see naive-reference.ts): open. A status change that differs from the status before
 *     in case or padding only: `noop` is open.
 * 17. `TRUE`, `has:Reason`, `flag:NOOP`: not generated. Padding in them neither.
 * 18. Case and padding in a pattern with wildcards: the whole value is trimmed, its literal parts lower-cased. Asserted.
 * 19. A status (`status:`) is that of a status change; a phone edit has none, as it has no `was`. Asserted.
 */
type Verdict = boolean | typeof OPEN;
type Context = { zone: string; now: number };
type Test = (value: NaiveValue, event: ReferenceEvent, context: Context) => Verdict;

/** Selects events as search.md says, newest first. Throws when the specification leaves the answer open. */
export function naiveSelect(query: string, events: readonly ReferenceEvent[], context: Context): ReferenceEvent[] {
  const terms = parseNaively(query);
  const selected = events.filter((event) => {
    const verdicts = terms.map((term) => verdictOf(term, event, context));
    if (verdicts.includes(false)) return false;
    if (verdicts.includes(OPEN)) throw new Error(`not decided by search.md: ${query} on leaf ${event.leafIndex}`);
    return true;
  });
  return inOrder(selected).toReversed();
}

/** Whether search.md decides this query, term by term, for every one of these events. */
export function isDecided(query: string, events: readonly ReferenceEvent[], context: Context): boolean {
  const terms = parseNaively(query);
  return terms.every((term) => events.every((event) => verdictOf(term, event, context) !== OPEN));
}

/** Folds as free text is folded. */
export function fold(text: string): string {
  return text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

/** Minutes east of Greenwich. Zones without summer time in 2026 only. */
export const ZONES: Record<string, number> = {
  UTC: 0,
  "America/Sao_Paulo": -180,
  "Asia/Kathmandu": 345,
  "Pacific/Kiritimati": 840,
};

function verdictOf({ key, negated, values }: NaiveTerm, event: ReferenceEvent, context: Context): Verdict {
  const test = TESTS[key];
  if (test === undefined) throw new Error(`no such key: ${key}`);
  const verdict = any(values.map((value) => test(value, event, context)));
  return verdict === OPEN ? OPEN : verdict !== negated;
}

function any(verdicts: Verdict[]): Verdict {
  return verdicts.includes(true) || (verdicts.includes(OPEN) ? OPEN : false);
}

const TESTS: Record<string, Test> = {
  event: string(({ event }) => event),
  operator: string(({ operator }) => operator),
  account: integer(({ account }) => account),
  customer: integer(({ customer }) => customer),
  program: integer(({ program }) => program),
  reason: integer(({ reason }) => reason),
  version: integer(({ version }) => version),
  status: string(({ status }) => status),
  was: isWas,
  origin: string(({ origin }) => origin),
  method: string(({ method }) => method),
  type: string(({ type }) => type),
  ddd: string(({ ddd }) => ddd),
  role: (value, { roles }) => (roles === OPEN ? OPEN : (roles ?? []).some((role) => isLike(value, role, lower))),
  uri: string(({ uri }) => uri),
  org: string(({ orgId }) => orgId, asIs),
  cid: string(({ cid }) => cid, asIs),
  id: string(({ eventId }) => eventId, asIs),
  phone: isPhone,
  active: ({ text }, { active }) => (active === OPEN ? OPEN : active !== null && text === String(active)),
  has: ({ text }, { has }) => has[text] ?? false,
  no: ({ text }, { has }) => (has[text] === OPEN ? OPEN : !has[text]),
  flag: ({ text }, { flags }) => (flags.open.includes(text) ? OPEN : flags.must.includes(text)),
  since: ({ text }, { occurredAt }, { zone }) => occurredAt >= instantOf(text, zone),
  until: ({ text }, { occurredAt }, { zone }) => occurredAt < instantOf(text, zone),
  last: isWithin,
  text: ({ text }, { texts }) => (texts === OPEN ? OPEN : (texts ?? []).some((one) => fold(one).includes(fold(text)))),
};

function string(read: (event: ReferenceEvent) => string | null | typeof OPEN, spelling = lower): Test {
  return (value, event) => {
    const field = read(event);
    return field === OPEN ? OPEN : field !== null && isLike(value, field, spelling);
  };
}

function lower(text: string): string {
  return text.toLowerCase();
}

function asIs(text: string): string {
  return text;
}

function isLike({ pieces }: NaiveValue, field: string, spelling: (text: string) => string): boolean {
  const trimmed = pieces.map((piece, i) => (i === 0 ? piece.trimStart() : piece));
  const last = trimmed.pop() ?? "";
  return like([...trimmed, last.trimEnd()].map(spelling), spelling(field.trim()));
}

/** Between two pieces there may be anything. */
function like([first = "", ...others]: string[], text: string): boolean {
  if (!text.startsWith(first)) return false;
  const rest = text.slice(first.length);
  if (others.length === 0) return rest === "";
  return Array.from({ length: rest.length + 1 }, (_, skipped) => rest.slice(skipped)).some((tail) =>
    like(others, tail),
  );
}

function integer(read: (event: ReferenceEvent) => number | null | typeof OPEN): Test {
  return ({ text }, event) => {
    const field = read(event);
    if (field === OPEN) return OPEN;
    if (field === null) return false;
    if (!text.includes("..")) return field === Number(text);
    const [from = "", to = ""] = text.split("..");
    return (from === "" || field >= Number(from)) && (to === "" || field <= Number(to));
  };
}

function isWas(value: NaiveValue, { was }: ReferenceEvent): Verdict {
  if (was === OPEN || was === null) return was ?? false;
  if (was !== "unknown") return isLike(value, was.status, lower);
  const covers = isLike(value, "unknown", lower);
  return covers && value.pieces.length > 1 ? OPEN : covers;
}

function isPhone({ text }: NaiveValue, { phone }: ReferenceEvent): Verdict {
  if (phone === OPEN || phone === null) return phone ?? false;
  const national = digits(phone.area + phone.number);
  const forms = [national, digits(phone.country) + national];
  return forms.some((form) => (text.startsWith("*") ? form.endsWith(text.slice(1)) : form === digits(text)));
}

function digits(text: string): string {
  return text.replaceAll(/[^0-9]/g, "");
}

/** The instant that a text names; without an offset the clock is the viewer's. */
function instantOf(text: string, zone: string): number {
  const [, date, time = "00:00", offset] = /^(\d{4}-\d\d-\d\d)(?:T([\d:]+))?(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? [];
  const minutes = ZONES[zone];
  if (date === undefined || minutes === undefined) throw new Error(`no instant: ${text} in ${zone}`);
  const read = Date.parse(`${date}T${time}${offset ?? "Z"}`);
  return offset === undefined ? read - minutes * 60_000 : read;
}

function isWithin({ text }: NaiveValue, { occurredAt }: ReferenceEvent, { now }: Context): Verdict {
  const unit = { m: 60_000, h: 3_600_000, d: 86_400_000 }[text.slice(-1)];
  if (unit === undefined) throw new Error(`no length of time: ${text}`);
  const from = now - Number(text.slice(0, -1)) * unit;
  return occurredAt === from || occurredAt === now ? OPEN : occurredAt > from && occurredAt < now;
}
