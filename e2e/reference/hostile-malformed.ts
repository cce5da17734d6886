import type { Dice } from "./dice.ts";
import { phoneDraft, statusDraft } from "./hostile-events.ts";
import type { Draft, Json, JsonObject } from "./item.ts";

/** A document that is valid JSON and must be refused. */
export type Malformed = { text: string; why: string; phones: string[]; eventId: string | null };

/** Breaks a well-formed event of a known version in one way; `eventId` gives it the identity of another. */
export function malformed(d: Dice, eventId: string | null): Malformed {
  const draft = d.chance(0.5) ? statusDraft(d) : phoneDraft(d, d.pick(["phone_change", "phone_creation"]));
  if (eventId !== null) draft.envelope.event_id = eventId;
  return spoilt(d, draft);
}

/** Breaks the given event in one way. */
export function spoilt(d: Dice, draft: Draft): Malformed {
  const { why, path, value } = d.pick(
    draft.envelope.event_type === "account_status_change" ? STATUS_SPOILERS : PHONE_SPOILERS,
  );
  const spoiltEnvelope = put(structuredClone(draft.envelope), path, value);
  // Integers that a JavaScript number would round are written as text first and unquoted afterwards.
  const text = JSON.stringify(spoiltEnvelope).replaceAll(/"@@(-?[\d.e+]+)@@"/g, "$1");
  return { text, why: `${draft.envelope.event_type}: ${why}`, phones: draft.phones, eventId: draft.envelope.event_id };
}

/** Documents that are no event at all, in a shape nobody publishes. */
export const NOT_EVENTS: readonly string[] = ["42", '"text }{ text"', "null", "true", "-1.5e3"];
/** Objects that are neither an envelope nor a body. */
export const STRANGE_OBJECTS: readonly string[] = ["{}", '{"hello":"world"}', '{"events":"none"}'];

type Spoiler = { why: string; path: string[]; value: Json | undefined };

const HUGE = ["@@9007199254740993@@", "@@9223372036854775807@@", "@@-9223372036854775808@@", "@@1e300@@"];

const ENVELOPE_SPOILERS: Spoiler[] = [
  ...wrong("event_id", [undefined, null, 42, {}]),
  ...wrong("timestamp", [undefined, null, "", "yesterday", 1774033380000, "2026-13-01T00:00:00.000Z"]),
  ...wrong("timestamp", ["2026-02-30T10:00:00.000Z", "2026-03-20T25:00:00.000Z", "2026-03-20T10:61:00.000Z"]),
  ...wrong("data", [undefined, null, "text", 7, []]),
  ...wrong("cid", ["nul \u0000 in it", "lone \ud83d surrogate"]),
];

const BODY_SPOILERS: Spoiler[] = [
  ...wrong("data.method", [undefined, null, 5]),
  ...wrong("data.uri", [undefined, null, ["/v1"], "/v1/\u0000"]),
  ...wrong("data.email", [undefined, null, 7, {}, "a\u0000@bank.example", "\udc00@bank.example"]),
  ...wrong("data.roles", [undefined, null, "crm-operator", [1], [null], ["a\u0000"], ["\ud800"], {}]),
  ...wrong("data.origin", [undefined, null, true]),
  ...wrong("data.object", [undefined, null, [], "text"]),
  ...wrong("data.object.account_id", [undefined, null, "32422", 12.5, true, ...HUGE]),
  ...wrong("data.extra", ["\u0000", { deep: ["\udfff"] }]),
];

const STATUS_SPOILERS: Spoiler[] = [
  ...ENVELOPE_SPOILERS,
  ...BODY_SPOILERS,
  ...wrong("data.object.program_id", [undefined, null, "1", 0.1, ...HUGE]),
  ...wrong("data.object.status", [undefined, null, 3, ["BLOCKED"]]),
  ...wrong("data.object.reason_id", [null, "12", 1.5, ...HUGE]),
  ...wrong("data.object.reason_description", [null, 1, "\ud800\ud800"]),
  ...wrong("data.object.description", [null, {}, "ligar 11 99988-7766\u0000"]),
];

const PHONE_SPOILERS: Spoiler[] = [
  ...ENVELOPE_SPOILERS,
  ...BODY_SPOILERS,
  ...wrong("data.object.customer_id", ["42422", 1.25, false, ...HUGE]),
  ...wrong("data.object.area_code", [undefined, 11, []]),
  ...wrong("data.object.number", [undefined, 999887766, { digits: "999887766" }, "99988\u00007766"]),
  ...wrong("data.object.type", [undefined, null, 1]),
  ...wrong("data.object.extension", [undefined, 12]),
  ...wrong("data.object.active", [undefined, null, "true", 1]),
  ...wrong("data.object.country_code", [undefined, 55]),
];

function wrong(path: string, values: readonly (Json | undefined)[]): Spoiler[] {
  return values.map((value) => ({
    why: `${path} is ${value === undefined ? "absent" : JSON.stringify(value)}`,
    path: path.split("."),
    value,
  }));
}

function put<T extends object>(whole: T, path: string[], value: Json | undefined): T {
  let at: JsonObject = whole as unknown as JsonObject;
  for (const key of path.slice(0, -1)) at = at[key] as JsonObject;
  const last = path.at(-1) as string;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return whole;
}
