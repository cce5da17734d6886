import { CONTRACTS, type KnownEvent } from "#audit/contracts/contracts.ts";
import type { DecodedEvent } from "#audit/decode.ts";
import { flagBits } from "#audit/flags.ts";
import { isAddress, operatorKey } from "#audit/operators.ts";
import { fold } from "#audit/search/fold.ts";
import { digitsOf } from "#audit/search/phones.ts";
import { isPhone, type PhoneState, type State, type StatusState } from "#audit/states.ts";

import type { Dictionaries } from "./dictionaries.ts";
import type { Delivery } from "./ledger.ts";
import { SUBJECTS } from "./schema.ts";

type Identity = { leafIndex: number; eventId: string; delivery: Delivery };

/** The row of an event as `audit_events` stores it, its recurring values put into their dictionaries. */
export function eventRow(
  decoded: DecodedEvent,
  dictionaries: Dictionaries,
  { leafIndex, eventId, delivery }: Identity,
) {
  const { envelope, event, version, known, request } = decoded;
  const kind = [event, version, envelope?.domain ?? "audit"];
  return {
    leaf_index: leafIndex,
    event_id: eventId,
    kind_id: dictionaries.rowIdOf("event_kinds", JSON.stringify(kind), () => kind),
    source_id: dictionaries.idOf("sources", delivery.source),
    subject: subjectOf(known),
    occurred_at: envelope?.occurredAt.ms ?? delivery.receivedAt ?? delivery.now,
    recorded_at: delivery.now,
    org_ref: dictionaries.idOf("orgs", envelope?.orgId ?? null),
    cid: envelope?.cid ?? null,
    ...operatorColumns(request.email, dictionaries),
    role_set_id: dictionaries.idOf("role_sets", request.roles && JSON.stringify(request.roles)),
    origin_id: dictionaries.idOf("origins", request.origin),
    method_id: dictionaries.idOf("methods", request.method),
    uri: request.uri,
    account_id: decoded.accountId,
    customer_id: decoded.customerId,
    program_id: decoded.programId,
    ...stateColumns(decoded.state, dictionaries),
    flags: flagBits(decoded.flags),
  };
}

export type EventRow = ReturnType<typeof eventRow>;

const subjectOf = (known: KnownEvent | null): number => (known ? SUBJECTS[CONTRACTS[known].subject] : SUBJECTS.other);

function operatorColumns(email: string | null, dictionaries: Dictionaries) {
  if (email === null) return { operator_id: null, email_id: null };
  const key = operatorKey(email);
  const operatorId = dictionaries.rowIdOf("operators", key, () => [key, isAddress(email) ? 1 : 0]);
  return {
    operator_id: operatorId,
    email_id: dictionaries.rowIdOf("operator_emails", email, () => [email, operatorId]),
  };
}

const NOTHING = {
  status_id: null,
  reason_ref: null,
  description_id: null,
  phone_type_id: null,
  number_id: null,
  extension: null,
  active: null,
};

function stateColumns(state: State | null, dictionaries: Dictionaries) {
  if (state === null) return NOTHING;
  return { ...NOTHING, ...(isPhone(state) ? phoneColumns(state, dictionaries) : statusColumns(state, dictionaries)) };
}

function statusColumns(state: StatusState, dictionaries: Dictionaries) {
  const { status, reason_id, reason_description, description } = state;
  const reason =
    reason_id === null && reason_description === null ? null : JSON.stringify([reason_id, reason_description]);
  return {
    status_id: dictionaries.idOf("statuses", status),
    reason_ref: reason && dictionaries.rowIdOf("reasons", reason, () => [reason, reason_id, reason_description]),
    description_id:
      description === null
        ? null
        : dictionaries.rowIdOf("descriptions", description, () => [description, fold(description)]),
  };
}

function phoneColumns(state: PhoneState, dictionaries: Dictionaries) {
  const { extension, active, type } = state;
  return {
    phone_type_id: dictionaries.idOf("phone_types", type),
    number_id: numberId(state, dictionaries),
    extension,
    active: active ? 1 : 0,
  };
}

function numberId({ country_code, area_code, number }: PhoneState, dictionaries: Dictionaries): number {
  const spelling = JSON.stringify([country_code, area_code, number]);
  return dictionaries.rowIdOf("phone_numbers", spelling, () => [
    spelling,
    country_code,
    area_code,
    number,
    digitsOf(area_code, number),
    digitsOf(country_code, area_code, number),
  ]);
}
