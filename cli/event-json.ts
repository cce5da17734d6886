import { isoTime } from "#audit/time.ts";
import type { EventView } from "#db/event-view.ts";

/** The fields of an event in their order, for those who print columns. */
export const EVENT_FIELDS = [
  "leaf_index",
  "event_id",
  "event",
  "schema_version",
  "occurred_at",
  "recorded_at",
  "org_id",
  "cid",
  "operator",
  "roles",
  "origin",
  "method",
  "uri",
  "account_id",
  "customer_id",
  "program_id",
  "object",
  "before",
  "before_from",
  "flags",
] as const;

/** An event as the contract promises it, one object a line. Digits of phones are masked already. */
export function eventJson(event: EventView): Record<(typeof EVENT_FIELDS)[number], unknown> {
  return {
    leaf_index: event.leafIndex,
    event_id: event.eventId,
    event: event.event,
    schema_version: event.version,
    occurred_at: isoTime(event.occurredAt),
    recorded_at: isoTime(event.recordedAt),
    org_id: event.orgId,
    cid: event.cid,
    operator: event.operator,
    roles: event.roles,
    origin: event.origin,
    method: event.method,
    uri: event.uri,
    account_id: event.accountId,
    customer_id: event.customerId,
    program_id: event.programId,
    object: event.object,
    before: event.before,
    before_from: event.beforeFrom,
    flags: event.flags,
  };
}
