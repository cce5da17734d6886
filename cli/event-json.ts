import { isoTime } from "#audit/time.ts";
import type { WrittenEvent } from "#db/event-view.ts";

/** An event as the contract promises it, one object a line. Digits of phones are masked already. */
export function eventJson(event: WrittenEvent) {
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
