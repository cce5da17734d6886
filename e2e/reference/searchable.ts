import { type Decoded, decodeNaively, type Kind } from "./naive-decode.ts";
import { type ExpectedFlags, FLAGS, flagsOf } from "./naive-flags.ts";
import { inOrder, objectOf, type Recorded, slotOf } from "./naive-slots.ts";

/** What the specification does not decide about an event. A search that depends on it has no expected answer. */
export const OPEN: unique symbol = Symbol("not decided");

/** A value, its absence, or not decided. */
export type Field<T> = T | null | typeof OPEN;

/** A recorded event as a search sees it: the raw values beside what was derived. */
export type ReferenceEvent = {
  leafIndex: number;
  eventId: Field<string>;
  occurredAt: number;
  event: string;
  version: Field<number>;
  orgId: string | null;
  cid: string | null;
  operator: Field<string>;
  roles: Field<string[]>;
  origin: Field<string>;
  method: Field<string>;
  uri: Field<string>;
  account: Field<number>;
  customer: Field<number>;
  program: Field<number>;
  reason: Field<number>;
  status: Field<string>;
  /** The status before it; `null` for what is no status change. */
  was: Field<{ status: string } | "unknown">;
  type: Field<string>;
  ddd: Field<string>;
  phone: Field<{ country: string; area: string; number: string }>;
  active: Field<boolean>;
  has: { [thing: string]: boolean | typeof OPEN };
  flags: ExpectedFlags;
  /** What free text is looked for in. */
  texts: Field<string[]>;
};

type Arrived = Recorded & { bare: boolean };
/** The object of a body of a known contract. */
type Values = Partial<{
  account_id: number;
  customer_id: number | null;
  program_id: number;
  status: string;
  reason_id: number;
  reason_description: string;
  description: string;
  type: string;
  active: boolean;
  area_code: string | null;
  number: string | null;
  country_code: string | null;
}>;

/** Reads documents in the order of their arrival, each new and well-formed; a bare body happens when it is recorded. */
export function searchable(documents: readonly string[], recordedAt: number): ReferenceEvent[] {
  const arrived = documents.map((text, leafIndex) => ({ ...readDocument(text, recordedAt), leafIndex }));
  const oldestFirst = inOrder(arrived);
  return arrived.map((event) => referenceEvent(event, oldestFirst));
}

function readDocument(text: string, recordedAt: number): Decoded & { bare: boolean } {
  const whole = JSON.parse(text);
  const bare = !("event_id" in whole);
  const name = "status" in (whole.object ?? {}) ? "account_status_change" : "phone_change";
  const envelope = { event_id: "bare", event_type: name, schema_version: name === "phone_change" ? 1 : 2 };
  const timestamp = new Date(recordedAt).toISOString();
  const wrapped = bare ? { ...envelope, org_id: "", cid: "", timestamp, data: whole } : whole;
  const decoded = decodeNaively(JSON.stringify(wrapped));
  if (decoded === null) throw new Error(`not an event: ${text}`);
  return { ...decoded, bare };
}

function referenceEvent(event: Arrived, oldestFirst: Arrived[]): ReferenceEvent {
  const slot = slotOf(event);
  const mates = slot === null ? [] : oldestFirst.filter((other) => slotOf(other) === slot);
  const before = mates[mates.indexOf(event) - 1] ?? null;
  const late = mates.some((other) => other.leafIndex < event.leafIndex && other.occurredAt > event.occurredAt);
  return {
    leafIndex: event.leafIndex,
    occurredAt: event.occurredAt,
    eventId: event.bare ? OPEN : event.eventId,
    event: event.event,
    version: event.bare ? OPEN : event.version,
    orgId: event.bare ? null : event.orgId,
    cid: event.bare ? null : event.cid,
    ...(event.kind === "unknown" ? genericFields(event) : { ...operatorFields(event), ...ownFields(event, before) }),
    has: hasOf(event, before),
    flags: searchFlags(event, before, late),
  };
}

function operatorFields({ data }: Decoded) {
  const { email, roles, origin, method, uri } = data as Record<string, string>;
  const { object } = data as { object: Values };
  const texts = [email, object.description, object.reason_description, object.status, origin];
  return {
    operator: email as string,
    roles: roles as unknown as string[],
    origin: origin as string,
    method: method as string,
    uri: uri as string,
    account: object.account_id as number,
    texts: texts.filter((text) => typeof text === "string"),
  };
}

function ownFields(event: Decoded, before: Decoded | null) {
  const o = objectOf(event) as Values;
  const none = { customer: null, program: null, reason: null, status: null, was: null };
  if (event.kind === "status") {
    const was = before === null ? ("unknown" as const) : { status: (objectOf(before) as Values).status as string };
    const own = { program: o.program_id ?? null, reason: o.reason_id ?? null, status: o.status ?? null, was };
    return { ...none, ...own, type: null, ddd: null, phone: null, active: null };
  }
  const phone = { country: o.country_code ?? "", area: o.area_code ?? "", number: o.number ?? "" };
  const own = { type: o.type ?? null, ddd: o.area_code ?? null, phone, active: o.active ?? null };
  return { ...none, customer: o.customer_id ?? null, ...own };
}

/** An event of no known contract: whatever its body says under the usual names may or may not count. */
function genericFields(event: Decoded) {
  const nothing = hasUsualNames(event) ? OPEN : null;
  const keys = ["operator", "roles", "origin", "method", "uri", "account", "customer", "program", "reason"] as const;
  const others = ["status", "was", "type", "ddd", "phone", "active", "texts"] as const;
  type Nothing = Record<(typeof keys)[number] | (typeof others)[number], null | typeof OPEN>;
  return Object.fromEntries([...keys, ...others].map((key) => [key, nothing])) as Nothing;
}

function hasUsualNames({ data }: Decoded): boolean {
  return ["method", "uri", "email", "roles", "origin", "object"].some((name) => name in data);
}

function hasOf(event: Decoded, before: Decoded | null): ReferenceEvent["has"] {
  if (event.kind === "unknown") {
    const nothing = hasUsualNames(event) ? OPEN : false;
    return { reason: nothing, customer: nothing, phone: nothing, status: nothing, before: nothing };
  }
  const o = objectOf(event) as Values;
  const isPhone = event.kind === "phone";
  return {
    reason: isPhone ? false : hasReason(o),
    customer: isPhone && typeof o.customer_id === "number",
    phone: isPhone && present(o.number, /\d/),
    status: !isPhone && present(o.status, /\S/),
    before: before !== null,
  };
}

function hasReason(o: Values): boolean | typeof OPEN {
  if (o.reason_id !== undefined && o.reason_id !== 0) return true;
  const texts = [present(o.reason_description, /\S/), present(o.description, /\S/)];
  return texts.includes(true) || (texts.includes(OPEN) ? OPEN : false);
}

/** Whether a text that says nothing is there is not decided. */
function present(text: string | null | undefined, sayingSomething: RegExp): boolean | typeof OPEN {
  return typeof text === "string" && (sayingSomething.test(text) || OPEN);
}

function searchFlags(event: Arrived, before: Recorded | null, late: boolean): ExpectedFlags {
  const { must, open } = flagsOf(event, before, late);
  if (event.bare) return { must: [...must, "no_envelope"], open };
  if (event.kind === "unknown" && !hasUsualNames(event)) {
    return { must, open: open.filter((flag) => flag === "unknown_version") };
  }
  if (before === null || !differsInSpellingOnly(event, before, event.kind)) return { must, open };
  return { must: must.filter((flag) => flag !== "noop"), open: [...open, "noop"] };
}

/** A status that differs from the one before in case or padding only: a no-op or not? */
function differsInSpellingOnly(event: Decoded, before: Decoded, kind: Kind): boolean {
  const [now, then] = [objectOf(event).status, objectOf(before).status].map((status) => String(status));
  return kind === "status" && now !== then && now?.trim().toLowerCase() === then?.trim().toLowerCase();
}

/** The flags that are decided for every one of these events. */
export function decidedFlags(events: readonly ReferenceEvent[]): string[] {
  return FLAGS.filter((flag) => !events.some(({ flags }) => flags.open.includes(flag)));
}
