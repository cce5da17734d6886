import type { Json, JsonObject } from "./item.ts";

export type Kind = "phone" | "status" | "unknown";

/** An event as read from one document, or what makes two deliveries equal. */
export type Decoded = {
  eventId: string;
  event: string;
  version: number;
  kind: Kind;
  /** Milliseconds since 1970. */
  occurredAt: number;
  noZone: boolean;
  orgId: string;
  cid: string;
  data: JsonObject;
  /** Equal for two deliveries exactly when their payloads are equal after decoding. */
  canonical: string;
};

const KINDS: Record<string, Kind> = { phone_change: "phone", phone_creation: "phone", account_status_change: "status" };
const VERSIONS: Record<string, number> = { phone_change: 1, phone_creation: 1, account_status_change: 2 };

/** Reads one document; null is refused. */
export function decodeNaively(text: string): Decoded | null {
  const whole = JSON.parse(text) as Json;
  if (!isObject(whole) || !isClean(whole)) return null;
  const { event_id: eventId, event_type: name, schema_version: version, timestamp, org_id: orgId, cid, data } = whole;
  if (typeof eventId !== "string" || typeof name !== "string" || !isObject(data)) return null;
  if (typeof orgId !== "string" || typeof cid !== "string") return null;
  const at = instantOf(timestamp);
  if (at === null) return null;
  const event = name.replace(/-\d+$/, "").replaceAll("-", "_");
  const number = Number(version);
  const kind = VERSIONS[event] === number ? (KINDS[event] as Kind) : "unknown";
  if (kind !== "unknown" && !isBody(data, kind)) return null;
  const canonical = sorted({ ...whole, event_type: event, schema_version: number });
  const noZone = !/(Z|\+0000)$/.test(String(timestamp));
  return { eventId, event, version: number, kind, occurredAt: at, noZone, orgId, cid, data, canonical };
}

/** A time that exists, in milliseconds; one without a zone is read as UTC. */
function instantOf(timestamp: Json | undefined): number | null {
  if (typeof timestamp !== "string") return null;
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{3})?(Z|\+0000)?$/.exec(timestamp);
  if (parts === null) return null;
  const iso = `${parts[1]}${parts[2] ?? ".000"}Z`;
  const at = Date.parse(iso);
  // The 30th of February parses, as the 2nd of March; it does not come back as itself.
  return !Number.isNaN(at) && new Date(at).toISOString() === iso ? at : null;
}

function isBody(data: JsonObject, kind: Kind): boolean {
  const { method, uri, email, roles, origin, object } = data;
  if (![method, uri, email, origin].every(isString) || !isObject(object)) return false;
  if (!Array.isArray(roles) || !roles.every(isString)) return false;
  return isInteger(object.account_id) && (kind === "phone" ? isPhone(object) : isStatus(object));
}

function isPhone(o: JsonObject): boolean {
  const nullableStrings = [o.area_code, o.number, o.extension, o.country_code];
  if (!nullableStrings.every((value) => value === null || isString(value))) return false;
  const customer = o.customer_id;
  return (
    isString(o.type) &&
    typeof o.active === "boolean" &&
    (customer === undefined || customer === null || isInteger(customer))
  );
}

function isStatus(o: JsonObject): boolean {
  if (!isInteger(o.program_id) || !isString(o.status)) return false;
  if (o.reason_id !== undefined && !isInteger(o.reason_id)) return false;
  return [o.description, o.reason_description].every((value) => value === undefined || isString(value));
}

/** No NUL and no lone surrogate, in keys and values, at any depth. */
function isClean(value: Json): boolean {
  if (typeof value === "string") return !value.includes("\u0000") && value.isWellFormed();
  if (Array.isArray(value)) return value.every(isClean);
  if (isObject(value)) return Object.entries(value).every(([key, one]) => isClean(key) && isClean(one));
  return true;
}

/** As RFC 8785: keys in order at every depth, numbers and strings as JSON.stringify writes them. */
function sorted(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${sorted(value[key] as Json)}`).join(",")}}`;
}

function isInteger(value: Json | undefined): boolean {
  return Number.isSafeInteger(value);
}

function isString(value: Json | undefined): value is string {
  return typeof value === "string";
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
