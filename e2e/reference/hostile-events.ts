import type { Dice } from "./dice.ts";
import * as pools from "./hostile-pools.ts";
import type { Draft, Json, JsonObject } from "./item.ts";

/** One well-formed event of a random kind, under a new event id. */
export function honestDraft(d: Dice): Draft {
  const throwOf = d.below(100);
  if (throwOf < 38) return statusDraft(d);
  if (throwOf < 82) return phoneDraft(d, "phone_change");
  if (throwOf < 92) return phoneDraft(d, "phone_creation");
  if (throwOf < 97) return unknownEventDraft(d);
  return unknownVersionDraft(d);
}

/** An account status change, version 2. */
export function statusDraft(d: Dice): Draft {
  const account = anAccount(d);
  const text = textWithPhone(d);
  const object: JsonObject = {
    account_id: account,
    program_id: 9000 + (Math.abs(account) % 5),
    status: d.pick(pools.STATUSES),
  };
  if (d.chance(0.5)) object.description = text.text;
  if (d.chance(0.5)) object.reason_id = d.pick([0, 1, 12]);
  if (d.chance(0.4)) object.reason_description = d.pick(["DETERMINACAO LEGAL / JUDICIAL", "", "A PEDIDO"]);
  const uri = statusUri(d, account);
  return draft(
    d,
    "account_status_change",
    2,
    body(d, "PATCH", uri, object),
    "description" in object ? text.phones : [],
  );
}

/** A phone edit or creation, version 1. */
export function phoneDraft(d: Dice, name: "phone_change" | "phone_creation"): Draft {
  const account = anAccount(d);
  const phone = d.pick(pools.PHONES);
  const extension = d.chance(0.02) ? textWithPhone(d, 1) : { text: d.pick([null, "string", "12", ""]), phones: [] };
  const object: JsonObject = {
    account_id: account,
    area_code: phone.area,
    number: phone.number,
    type: d.pick(pools.PHONE_TYPES),
    extension: extension.text,
    active: !d.chance(0.2),
    country_code: phone.country,
  };
  const customer = d.pick<number | null | undefined>([42422, 42423, null, undefined]);
  if (customer !== undefined) object.customer_id = customer;
  const creation = name === "phone_creation";
  const uri = creation ? creationUri(d, account) : phoneUri(d, account);
  const phones = [...numberDigits(phone), ...extension.phones];
  return draft(d, name, 1, body(d, creation ? "POST" : "PATCH", uri, object), phones);
}

function unknownEventDraft(d: Dice): Draft {
  const name = d.pick(["card_change", "entity_change", "address_creation", "auth_update_user", "register_data_change"]);
  const phone = textWithPhone(d, 0.5);
  const object: JsonObject = {
    account_id: d.pick(pools.ACCOUNTS),
    status: "BLOCKED",
    type: "MOBILE",
    note: phone.text,
  };
  const data = d.pick<JsonObject>([{}, { anything: [1, "two", null] }, body(d, "PUT", "/v1/cards/3", object)]);
  return draft(d, name, d.pick([1, 3]), data, "object" in data ? phone.phones : []);
}

function unknownVersionDraft(d: Dice): Draft {
  const phone = d.pick(pools.PHONES);
  const object = {
    account_id: d.pick(pools.UNKNOWN_VERSION_ACCOUNTS),
    telephone: phone.number,
    status: { now: "BLOCKED" },
  };
  const [name, version] = d.pick([["phone_change", 7] as const, ["account_status_change", 1] as const]);
  return draft(d, name, version, body(d, "PATCH", "/v9/things", object), numberDigits(phone));
}

function draft(d: Dice, name: string, version: number, data: JsonObject, phones: string[]): Draft {
  const envelope = {
    event_id: d.uuid(),
    domain: "audit",
    event_type: name,
    schema_version: version,
    org_id: d.pick(pools.ORGS),
    cid: d.uuid(),
    timestamp: aTimestamp(d),
    data,
  };
  return { envelope, phones, why: `${name} ${version}` };
}

function body(d: Dice, method: string, uri: string, object: JsonObject): JsonObject {
  const email = d.pick(pools.OPERATORS);
  const roles = d.shuffle(pools.ROLES).slice(0, d.below(4));
  const whole: JsonObject = { method, uri, email, roles, origin: d.pick(pools.ORIGINS), object };
  if (d.chance(0.05)) Object.assign(object, { constructor: "x", toString: null, "object.status": "a dotted key" });
  // Assigning would set the prototype; a computed key in a literal makes a key of its own, as JSON.parse does.
  return d.chance(0.03) ? { ...whole, extra: nested(60), constructor: { account_id: 1 } } : whole;
}

function nested(depth: number): Json {
  return depth === 0 ? "}{" : [nested(depth - 1)];
}

function anAccount(d: Dice): number {
  return d.chance(0.02) ? d.pick(pools.EXTREME_ACCOUNTS) : d.pick(pools.ACCOUNTS);
}

function textWithPhone(d: Dice, probability = 0.2): { text: string; phones: string[] } {
  if (!d.chance(probability)) return { text: pools.freeText(d), phones: [] };
  const { text, digits } = pools.typedPhone(d);
  return { text, phones: [digits] };
}

function numberDigits(phone: pools.PooledPhone): string[] {
  const digits = (phone.number ?? "").replaceAll(/\D/g, "");
  return digits === "" ? [] : [digits];
}

/** A coarse grid of instants, so that equal times and late arrivals are common. */
function aTimestamp(d: Dice): string {
  const at = Date.UTC(2026, 1, 27) + d.below(400) * 7_200_000 + (d.chance(0.3) ? d.below(1000) : 0);
  const iso = new Date(at).toISOString();
  const spelling = d.below(20);
  if (spelling === 0) return iso.replace("Z", "+0000");
  if (spelling === 1) return iso.replace("Z", "");
  if (spelling === 2) return iso.replace(".000Z", "Z");
  return iso;
}

function statusUri(d: Dice, account: number): string {
  const templates = [
    "/v2/accounts/:accountId/status",
    " /v2/accounts/{accountId}/status",
    "/v2/accounts/:id/status/rollback",
  ];
  if (!isOrdinary(account) || d.chance(0.4)) return d.pick(templates);
  return `/v2/accounts/${sometimesAnother(d, account)}/status${d.chance(0.1) ? "/rollback" : ""}`;
}

function phoneUri(d: Dice, account: number): string {
  const templates = [" /v1/accounts/:accountId/phones/:phoneId", "/v1/accounts/{accountId}/phones/{phoneId}"];
  if (!isOrdinary(account) || d.chance(0.4)) return d.pick(templates);
  const phone = d.chance(0.05) ? ":phoneId" : d.pick(pools.PHONE_IDS);
  return `${d.pick(["", "", " "])}/v1/accounts/${sometimesAnother(d, account)}/phones/${phone}`;
}

function creationUri(d: Dice, account: number): string {
  if (!isOrdinary(account) || d.chance(0.4))
    return d.pick(["/v1/accounts/:accountId/phones", "/v1/accounts/{accountId}/phones"]);
  return `/v1/accounts/${sometimesAnother(d, account)}/phones`;
}

/** Extreme accounts stay out of concrete uris: how a negative or huge id is read there is not specified. */
function isOrdinary(account: number): boolean {
  return pools.ACCOUNTS.includes(account);
}

function sometimesAnother(d: Dice, account: number): number {
  return d.chance(0.08) ? account + 1000 : account;
}
