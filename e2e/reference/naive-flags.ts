import { judged } from "./naive-mask.ts";
import { isPlaceholder, objectOf, phoneIdOf, type Recorded, uriAccountOf, uriOf } from "./naive-slots.ts";

/** The flags an event must carry, and those the specification leaves open for it. */
export type ExpectedFlags = { must: string[]; open: string[] };

/** Every flag of search.md. A flag outside this list is not compared. */
export const FLAGS: readonly string[] = [
  "invalid_number",
  "uri_mismatch",
  "template_uri",
  "late",
  "no_envelope",
  "no_zone",
  "unknown_version",
  "contradiction",
  "noop",
  "anonymous_operator",
];

type Judgement = true | false | "open";

/** The flags of an event, given the event before it in its slot and the later ones recorded before it. */
export function flagsOf(event: Recorded, before: Recorded | null, isLate: boolean): ExpectedFlags {
  const judgements = event.kind === "unknown" ? unknownFlags(event) : knownFlags(event, before, isLate);
  const which = (wanted: Judgement) => FLAGS.filter((flag) => (judgements[flag] ?? false) === wanted);
  return { must: which(true), open: which("open") };
}

function unknownFlags(event: Recorded): Record<string, Judgement> {
  const known = ["phone_change", "phone_creation", "account_status_change"].includes(event.event);
  const open = Object.fromEntries(FLAGS.map((flag) => [flag, "open" as const]));
  return { ...open, no_envelope: false, no_zone: event.noZone, unknown_version: known ? true : "open" };
}

function knownFlags(event: Recorded, before: Recorded | null, isLate: boolean): Record<string, Judgement> {
  const uri = uriOf(event);
  const account = uriAccountOf(uri);
  const placeholders = uri.split("/").filter((segment) => isPlaceholder(segment)).length;
  const halfTemplate = placeholders > 0 && account !== null;
  return {
    invalid_number: invalidNumber(event),
    uri_mismatch: account !== null && account !== String(objectOf(event).account_id),
    template_uri: halfTemplate ? "open" : placeholders > 0,
    late: isLate,
    no_zone: event.noZone,
    contradiction: contradiction(event, before),
    noop: noop(event, before),
    anonymous_operator: anonymous(event.data.email as string),
  };
}

function invalidNumber(event: Recorded): Judgement {
  if (event.kind !== "phone") return false;
  const { country_code, area_code, number } = objectOf(event) as Record<string, string | null>;
  // Whether a blank is an invalid number or none is not decided, as with every blank text.
  if (number?.trim() === "") return "open";
  const { valid } = judged(country_code ?? null, area_code ?? null, number ?? null);
  return typeof valid === "boolean" ? !valid : "open";
}

function contradiction(event: Recorded, before: Recorded | null): Judgement {
  if (before === null) return false;
  if (event.kind === "status") return objectOf(before).status === "CANCELLED" ? "open" : false;
  if (objectOf(before).active !== false) return false;
  return event.event === "phone_change" && phoneIdOf(uriOf(event)) !== null ? true : "open";
}

function noop(event: Recorded, before: Recorded | null): Judgement {
  if (before === null) return false;
  const fields = ["status", "reason_id", "reason_description", "description"];
  const phoneFields = ["area_code", "number", "type", "extension", "active", "country_code"];
  const beside = event.kind === "phone" ? ["customer_id"] : ["program_id"];
  const same = (field: string) => objectOf(event)[field] === objectOf(before)[field];
  if (event.kind === "phone") return phoneFields.every(same) ? beside.every(same) || "open" : false;
  if (!same("status")) return false;
  return [...fields, ...beside].every(same) || "open";
}

/** Clear cases only; what else counts as an address is not specified. */
function anonymous(email: string): Judgement {
  if (/^[a-z0-9._%+-]+@[a-z0-9.-]+\.[a-z]+$/i.test(email.trim())) return false;
  return email.includes("@") ? "open" : true;
}
