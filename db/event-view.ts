import { type KnownEvent, knownEvent } from "#audit/contracts/contracts.ts";
import { type Flag, readFlags } from "#audit/flags.ts";
import { maskedChanges, maskState, openState, type StateView } from "#audit/masked-states.ts";
import { maskText, maskUri } from "#audit/masking.ts";
import { type BeforeFrom, type FieldChange, fieldChanges } from "#audit/revisions.ts";
import type { State } from "#audit/states.ts";
import type { Db } from "./client.ts";
import { alias, eq, sql } from "./drizzle.ts";
import { revisionsAt } from "./frozen-revisions.ts";
import {
  auditEvents,
  descriptions,
  eventKinds,
  methods,
  operatorEmails,
  orgs,
  origins,
  phoneNumbers,
  phoneTypes,
  reasons,
  revisions,
  roleSets,
  statuses,
} from "./schema.ts";
import { readState } from "./stored-states.ts";

/** An event as a viewer sees it: numbers masked, the before derived. Times are milliseconds since 1970. */
export type EventView = {
  leafIndex: number;
  eventId: string;
  domain: string;
  event: string;
  version: number;
  /** The event whose contract was understood; null for one that is shown generically. */
  known: KnownEvent | null;
  occurredAt: number;
  recordedAt: number;
  orgId: string | null;
  cid: string | null;
  operatorId: number | null;
  /** The operator's e-mail as received. */
  operator: string | null;
  roles: string[];
  origin: string | null;
  method: string | null;
  uri: string | null;
  accountId: number | null;
  customerId: number | null;
  programId: number | null;
  slot: string | null;
  object: StateView | null;
  before: StateView | null;
  beforeLeaf: number | null;
  beforeFrom: BeforeFrom;
  /** What changed; empty for a no-op, and when nothing earlier was observed. */
  changes: FieldChange[];
  flags: Flag[];
};

/** The query behind every list of events, without condition, order and limit; each before as of a ledger size, or of now. */
export function selectEvents(db: Db, ledger?: number) {
  return db
    .select(COLUMNS)
    .from(auditEvents)
    .innerJoin(eventKinds, eq(eventKinds.kindId, auditEvents.kindId))
    .leftJoin(revisionsAt(ledger), eq(revisions.leafIndex, auditEvents.leafIndex))
    .leftJoin(orgs, eq(orgs.orgRef, auditEvents.orgRef))
    .leftJoin(operatorEmails, eq(operatorEmails.emailId, auditEvents.emailId))
    .leftJoin(roleSets, eq(roleSets.roleSetId, auditEvents.roleSetId))
    .leftJoin(origins, eq(origins.originId, auditEvents.originId))
    .leftJoin(methods, eq(methods.methodId, auditEvents.methodId))
    .leftJoin(statuses, eq(statuses.statusId, auditEvents.statusId))
    .leftJoin(reasons, eq(reasons.reasonRef, auditEvents.reasonRef))
    .leftJoin(descriptions, eq(descriptions.descriptionId, auditEvents.descriptionId))
    .leftJoin(phoneTypes, eq(phoneTypes.phoneTypeId, auditEvents.phoneTypeId))
    .leftJoin(phoneNumbers, eq(phoneNumbers.numberId, auditEvents.numberId))
    .leftJoin(earlier, eq(earlier.leafIndex, revisions.beforeLeaf))
    .leftJoin(earlierStatus, eq(earlierStatus.statusId, earlier.statusId))
    .leftJoin(earlierReason, eq(earlierReason.reasonRef, earlier.reasonRef))
    .leftJoin(earlierDescription, eq(earlierDescription.descriptionId, earlier.descriptionId))
    .leftJoin(earlierType, eq(earlierType.phoneTypeId, earlier.phoneTypeId))
    .leftJoin(earlierNumber, eq(earlierNumber.numberId, earlier.numberId))
    .$dynamic();
}

export type StoredEvent = ReturnType<ReturnType<typeof selectEvents>["all"]>[number];

/** Makes of a stored row what a viewer may see. */
export const viewOf = (stored: StoredEvent): EventView => shown(stored, MASKED);

/** A stored row with nothing hidden: for a reveal, which is recorded with its reason before it is shown. */
export const openViewOf = (stored: StoredEvent): EventView => shown(stored, OPEN);

/** How the parts of an event that may hold a number are shown. */
type Showing = {
  text: (text: string) => string;
  uri: (uri: string) => string;
  state: (state: State) => StateView;
  changes: (before: State, after: State) => FieldChange[];
};

const MASKED: Showing = { text: maskText, uri: maskUri, state: maskState, changes: maskedChanges };
const OPEN: Showing = { text: (text) => text, uri: (uri) => uri, state: openState, changes: fieldChanges };

function shown({ after, earlier: was, derivedFlags, ...stored }: StoredEvent, show: Showing): EventView {
  const state = readState(after);
  const before = readState(was);
  return {
    ...stored,
    origin: stored.origin && show.text(stored.origin),
    uri: stored.uri && show.uri(stored.uri),
    roles: stored.roles ?? [],
    known: knownEvent(stored.domain, stored.event, stored.version),
    object: state && show.state(state),
    before: before && show.state(before),
    beforeFrom: before ? "observed" : "unknown",
    changes: state && before ? show.changes(before, state) : [],
    flags: readFlags(stored.flags | (derivedFlags ?? 0)),
  };
}

const earlier = alias(auditEvents, "earlier");
const earlierStatus = alias(statuses, "earlier_status");
const earlierReason = alias(reasons, "earlier_reason");
const earlierDescription = alias(descriptions, "earlier_description");
const earlierType = alias(phoneTypes, "earlier_type");
const earlierNumber = alias(phoneNumbers, "earlier_number");

const COLUMNS = {
  leafIndex: auditEvents.leafIndex,
  eventId: auditEvents.eventId,
  domain: eventKinds.domain,
  event: eventKinds.event,
  version: eventKinds.version,
  occurredAt: auditEvents.occurredAt,
  recordedAt: auditEvents.recordedAt,
  orgId: orgs.orgId,
  cid: auditEvents.cid,
  operatorId: auditEvents.operatorId,
  operator: operatorEmails.email,
  roles: roleSets.roles,
  origin: origins.origin,
  method: methods.method,
  uri: auditEvents.uri,
  accountId: auditEvents.accountId,
  customerId: auditEvents.customerId,
  programId: auditEvents.programId,
  // Raw, as is the table expression that they are of.
  slot: sql<string | null>`revisions.slot`,
  beforeLeaf: sql<number | null>`revisions.before_leaf`,
  flags: auditEvents.flags,
  derivedFlags: sql<number | null>`revisions.flags`,
  after: stateColumns(auditEvents, statuses, reasons, descriptions, phoneTypes, phoneNumbers),
  earlier: stateColumns(earlier, earlierStatus, earlierReason, earlierDescription, earlierType, earlierNumber),
};

function stateColumns(
  event: typeof auditEvents | typeof earlier,
  status: typeof statuses | typeof earlierStatus,
  reason: typeof reasons | typeof earlierReason,
  description: typeof descriptions | typeof earlierDescription,
  phoneType: typeof phoneTypes | typeof earlierType,
  phone: typeof phoneNumbers | typeof earlierNumber,
) {
  return {
    status: status.status,
    reasonId: reason.reasonId,
    reasonDescription: reason.reasonDescription,
    description: description.description,
    phoneType: phoneType.phoneType,
    areaCode: phone.areaCode,
    number: phone.number,
    countryCode: phone.countryCode,
    extension: event.extension,
    active: event.active,
  };
}
