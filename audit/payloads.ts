import canonicalize from "canonicalize";

import { hasEnvelope, isObject, readEventType } from "./envelope.ts";
import { walkJson } from "./json/walk.ts";
import { maskCode, maskNumber, maskText, maskUri } from "./masking.ts";
import { parseTimestamp } from "./timestamps.ts";

/**
 * What two deliveries of one event share: RFC 8785 over the event with its name, version and time normalised. A
 * redelivery may spell `"1"` for `1` and `phone-change` for `phone_change`.
 */
export function canonicalPayload(value: unknown): string {
  if (!isObject(value) || !hasEnvelope(value)) return String(canonicalize(value));
  const { event, suffix } = readEventType(String(value.event_type));
  return String(
    canonicalize({
      ...value,
      event_type: event,
      schema_version: Number(value.schema_version ?? suffix),
      timestamp: parseTimestamp(String(value.timestamp))?.ms ?? null,
    }),
  );
}

/**
 * A payload as a viewer may read it: exactly as received, with numbers masked. Outside the fields that we know, every long
 * run of digits could be a phone number.
 */
export function maskPayload(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  try {
    JSON.parse(text);
  } catch {
    return maskText(text);
  }
  return maskJson(text);
}

function maskJson(text: string): string {
  const parts: string[] = [];
  let from = 0;
  walkJson(text, {
    token({ kind, pointer, start, end }) {
      const source = text.slice(start, end);
      parts.push(text.slice(from, start), kind === "word" ? source : maskToken(source, pointer, kind));
      from = end;
    },
  });
  return parts.join("") + text.slice(from);
}

/** A token that is masked becomes a string, for `*` is no number; one that is not stays as it was spelt. */
function maskToken(source: string, pointer: string, kind: "key" | "string" | "number"): string {
  const value = kind === "number" ? source : (JSON.parse(source) as string);
  const masked = kind === "key" ? maskText(value) : maskField(pointer, value);
  return masked === value ? source : JSON.stringify(masked);
}

function maskField(pointer: string, value: string): string {
  const key = lastKey(pointer.replace(/(\/\d+)+$/, ""));
  if (PHONE_KEYS.has(key)) return maskNumber(value);
  if (CODE_KEYS.has(key)) return maskCode(value);
  if (lastKey(pointer) === "uri") return maskUri(value);
  // Only roles come as a list: what else stands in one, or below a key of ours, is not what the key says.
  return PLAIN_KEYS.has(lastKey(pointer.replace(/\/roles\/\d+$/, "/roles"))) ? value : maskText(value);
}

const lastKey = (pointer: string): string => pointer.split("/").at(-1) ?? "";

const PHONE_KEYS = new Set(["number", "full_number", "full_number_cc", "phone", "phone_number"]);
const CODE_KEYS = new Set(["area_code", "country_code"]);
// Ids, times and the call: none of them holds a customer's number, and an investigator needs them whole.
const PLAIN_KEYS = new Set([
  "event_id",
  "event_type",
  "schema_version",
  "domain",
  "org_id",
  "cid",
  "timestamp",
  "method",
  "email",
  "roles",
  "account_id",
  "customer_id",
  "program_id",
  "reason_id",
]);
