import { z } from "zod";

import type { Recognise } from "./json/resync.ts";
import { Problem } from "./problems.ts";
import { type Instant, parseTimestamp } from "./timestamps.ts";
import { isWrapper } from "./wrappers.ts";

/** Who published an event and when. A bare body has none: its id and time are given by whoever imports it. */
export type Envelope = {
  eventId: string;
  domain: string;
  event: string;
  version: number;
  orgId: string | null;
  cid: string | null;
  occurredAt: Instant;
};

const envelope = z.looseObject({
  event_id: z.string().min(1),
  domain: z.string().nullish(),
  event_type: z.string().min(1),
  schema_version: z.union([z.int().min(0), z.string().regex(/^\s*\d{1,9}\s*$/)]).nullish(),
  org_id: z.string().nullish(),
  cid: z.string().nullish(),
  timestamp: z.string(),
  data: z.looseObject({}),
});

/** Reads the envelope around a body; `envelope_invalid` with the pointer of what is wrong. */
export function parseEnvelope(value: unknown): Envelope {
  const result = envelope.safeParse(value);
  if (!result.success) {
    throw new Problem("envelope_invalid", { pointer: `/${String(result.error.issues[0]?.path[0] ?? "")}` });
  }
  const { event_id, domain, event_type, schema_version, org_id, cid, timestamp } = result.data;
  const { event, suffix } = readEventType(event_type);
  if (event === "") throw new Problem("envelope_invalid", { pointer: "/event_type" });
  const occurredAt = parseTimestamp(timestamp);
  if (!occurredAt) throw new Problem("envelope_invalid", { pointer: "/timestamp", expected: "ISO-8601" });
  const version = schema_version ?? suffix;
  if (version === null) throw new Problem("envelope_invalid", { pointer: "/schema_version" });
  return {
    eventId: event_id,
    domain: domain?.trim().toLowerCase() ?? "audit",
    event,
    version: Number(version),
    orgId: org_id ?? null,
    cid: cid ?? null,
    occurredAt,
  };
}

/** Normalises an event name: `phone-change`, `phone_change-1` and `phone_change` are one. */
export function readEventType(eventType: string): { event: string; suffix: number | null } {
  const [, name = "", suffix] = /^(.*?)(?:-(\d{1,9}))?$/s.exec(eventType.trim().toLowerCase()) ?? [];
  return { event: name.replaceAll("-", "_"), suffix: suffix === undefined ? null : Number(suffix) };
}

/** Whether a value comes with an envelope, even a damaged one, rather than as a bare body. */
export const hasEnvelope = (value: Record<string, unknown>): boolean =>
  "event_id" in value || "event_type" in value || ("data" in value && !("object" in value));

/** The known event that a bare body is: by the shape of its object, a phone's POST being a creation. */
export function recogniseBody(body: Record<string, unknown>) {
  const { object, method } = body;
  if (typeof object !== "object" || object === null) throw new Problem("event_unrecognised", { pointer: "/object" });
  if ("status" in object) return "account_status_change";
  if (!("number" in object) && !("area_code" in object))
    throw new Problem("event_unrecognised", { pointer: "/object" });
  return typeof method === "string" && method.trim().toUpperCase() === "POST" ? "phone_creation" : "phone_change";
}

/** For the framer: what may stand on its own in a stream. */
export const recognise: Recognise = (value) => {
  if (!isObject(value)) return null;
  if (("event_type" in value && "data" in value) || isWrapper(value)) return "enveloped";
  return "email" in value && "object" in value ? "bare" : null;
};

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
