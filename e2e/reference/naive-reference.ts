import { type Decoded, decodeNaively } from "./naive-decode.ts";
import { type ExpectedFlags, flagsOf } from "./naive-flags.ts";
import { type ANY, judged, type MaskedText, maskedNumber, maskedText } from "./naive-mask.ts";
import { inOrder, objectOf, type Recorded, slotOf } from "./naive-slots.ts";

/**
 * AMBIGUITIES of the specification, what was taken, and what the comparison does about it.
 *  1. Envelope without org_id, cid, domain, event_type or schema_version: refused or recorded? Not generated.
 *  2. schema_version that is no integer ("two", null), domain other than audit, `account/status-change`: not generated.
 *  3. Redelivery that differs only in the spelling of its timestamp or in an extra envelope key: duplicate or conflict? Not generated.
 *  4. Duplicate keys in one object, numbers beyond a double, integers beyond 2^53 outside contract fields: not generated.
 *  5. A malformed event's event_id: reserved or free? Taken as free (the corrected event is recorded). Asserted.
 *  6. Timestamps without milliseconds are taken as legal ISO-8601 (asserted); finer than ms, or with another offset: not generated.
 *  7. Exactly 2^53: not generated (2^53-1 is recorded, 2^53+1 refused).
 *  8. Unknown event or version: everything but leaf, id, name, version, time, org, cid, no_zone is skipped; whether it is in
 *     its account's timeline too. Flag unknown_version is asserted on unknown versions of known events only.
 *  9. Unknown versions of known events take no part in slots? They have accounts of their own, so nothing depends on it.
 * 10. phone_creation is taken to be in the type slot of its account, customer and type, and to supply a before. Asserted.
 * 11. valid, e164, invalid_number when country, area or number is null or empty; e164 of an impossible number, of a number
 *     of six digits or fewer, or where libphonenumber rewrites the digits: skipped.
 * 12. Masked spelling of a number with separators: exact spelling skipped, its digits must not be readable.
 * 13. Masked spelling of free text, and which characters are separators: only the letters around a run are asserted, and
 *     that the run shows no more than four digits in a row. Runs through `/`, `:`, NBSP, or non-ASCII digits: not generated.
 * 14. extension is taken as free text (a phone typed there must not be readable). area_code holding a whole number: not generated.
 * 15. contradiction: asserted on phone_change in an id slot after active:false (a no-op too). Skipped in type slots, on
 *     phone_creation, and on a status change that follows CANCELLED.
 * 16. noop: skipped when the object is equal but customer_id or program_id is not, and on a status change whose status is
 *     the same and whose reason or description is not.
 * 17. template_uri with a concrete account and a template phone id: skipped (it is taken as a type slot, asserted).
 * 18. Template account with a concrete phone id, uri of no known path, huge or negative account in a uri: not generated.
 * 19. anonymous_operator: only clear cases asserted (no @ at all; or a plain address).
 * 20. roles are a set: compared without order and repeats. Absent and null are one in object and before of a status change.
 * 21. operator and uri are taken "as received", white space included. Asserted.
 * 22. A truncated event whose inner data is whole is taken as one refused, never as a bare body. Asserted.
 * 23. Head of an event missing (a whole inner body after garbage): one refused or more? Not generated.
 * 24. Nested arrays, identity of event_ids that differ in case only, empty event_id: not generated.
 * 25. Type slots compare the phone type exactly. Types that differ in case only: not generated.
 */

/** An event as the NDJSON of contract.md shows it; a value that is not asserted is ANY. */
export type ExpectedEvent = {
  leaf_index: number;
  event_id: string;
  /** Not every reading has this event in its account's timeline. */
  optional: boolean;
  flags: ExpectedFlags;
  /** Every other field, by its name. */
  fields: Record<string, Expected>;
};

export type Expected =
  | string
  | number
  | boolean
  | null
  | typeof ANY
  | MaskedText
  | ReadonlySet<string>
  | ExpectedObject;
export type ExpectedObject = { [field: string]: string | number | boolean | null | typeof ANY | MaskedText };

export type Counts = { read: number; recorded: number; duplicate: number; refused: number };

export type Reference = {
  counts: Counts;
  /** What became of each document, in order. */
  outcomes: ("recorded" | "duplicate" | "refused")[];
  /** Newest first. */
  events: ExpectedEvent[];
  /** Oldest first, by account id. */
  timelines: Map<number, ExpectedEvent[]>;
};

/** Computes, slowly and plainly, what importing these documents into an empty store must give. */
export function naiveReference(items: readonly { text: string }[]): Reference {
  const recorded: Recorded[] = [];
  const outcomes = items.map(({ text }) => outcomeOf(decodeNaively(text), recorded));
  const count = (outcome: string) => outcomes.filter((one) => one === outcome).length;
  const counts = {
    read: items.length,
    recorded: count("recorded"),
    duplicate: count("duplicate"),
    refused: count("refused"),
  };
  const oldestFirst = inOrder(recorded);
  const events = oldestFirst.map((event) => expectedEvent(event, oldestFirst));
  return { counts, outcomes, events: events.toReversed(), timelines: timelinesOf(oldestFirst, events) };
}

/** Appends the event to `recorded` when it is new. */
function outcomeOf(event: Decoded | null, recorded: Recorded[]): "recorded" | "duplicate" | "refused" {
  if (event === null) return "refused";
  const earlier = recorded.find(({ eventId }) => eventId === event.eventId);
  if (earlier !== undefined) return earlier.canonical === event.canonical ? "duplicate" : "refused";
  recorded.push({ ...event, leafIndex: recorded.length });
  return "recorded";
}

function timelinesOf(oldestFirst: Recorded[], events: ExpectedEvent[]): Map<number, ExpectedEvent[]> {
  const accountOf = ({ data }: Recorded) => (data.object as Record<string, unknown> | undefined)?.account_id;
  const accounts = new Set(oldestFirst.map(accountOf).filter((account) => typeof account === "number"));
  return new Map(
    [...accounts].map((account) => [
      account,
      events.filter((_, i) => accountOf(oldestFirst[i] as Recorded) === account),
    ]),
  );
}

function expectedEvent(event: Recorded, oldestFirst: Recorded[]): ExpectedEvent {
  const slot = slotOf(event);
  const mates = slot === null ? [] : oldestFirst.filter((other) => slotOf(other) === slot);
  const before = mates[mates.indexOf(event) - 1] ?? null;
  const isLate = mates.some((other) => other.leafIndex < event.leafIndex && other.occurredAt > event.occurredAt);
  const unknown = event.kind === "unknown";
  const fields = { ...envelopeFields(event), ...(unknown ? {} : bodyFields(event, before)) };
  const flags = flagsOf(event, before, isLate);
  return { leaf_index: event.leafIndex, event_id: event.eventId, optional: unknown, flags, fields };
}

function envelopeFields(event: Recorded): Record<string, Expected> {
  const occurredAt = new Date(event.occurredAt).toISOString();
  return {
    event: event.event,
    schema_version: event.version,
    occurred_at: occurredAt,
    org_id: event.orgId,
    cid: event.cid,
  };
}

function bodyFields(event: Recorded, before: Recorded | null): Record<string, Expected> {
  const { data } = event;
  const object = objectOf(event) as Record<string, number | null | undefined>;
  return {
    operator: data.email as string,
    roles: new Set(data.roles as string[]),
    origin: data.origin as string,
    method: data.method as string,
    uri: data.uri as string,
    account_id: object.account_id ?? null,
    customer_id: event.kind === "phone" ? (object.customer_id ?? null) : null,
    program_id: event.kind === "status" ? (object.program_id ?? null) : null,
    object: shownObject(event),
    before: before === null ? null : shownObject(before),
    before_from: before === null ? "unknown" : "observed",
  };
}

function shownObject(event: Recorded): ExpectedObject {
  const o = objectOf(event) as Record<string, string | null>;
  if (event.kind === "status") {
    const { status = null, reason_id = null, reason_description = null, description = null } = o;
    return {
      status,
      reason_id,
      reason_description: maskedText(reason_description),
      description: maskedText(description),
    };
  }
  const { area_code = null, number = null, type = null, extension = null, active = null, country_code = null } = o;
  const plain = { area_code, type, active, country_code, extension: maskedText(extension) };
  return { ...plain, number: maskedNumber(number), ...judged(country_code, area_code, number) };
}
