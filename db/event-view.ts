import type { KnownEvent } from "#audit/contracts/contracts.ts";
import { type Flag, readFlags } from "#audit/flags.ts";
import { maskedChanges, maskState, openState, type StateView } from "#audit/masked-states.ts";
import { maskText, maskUri } from "#audit/masking.ts";
import { type BeforeFrom, type FieldChange, fieldChanges } from "#audit/revisions.ts";
import type { State } from "#audit/states.ts";
import type { Db } from "./client.ts";
import { type Names, namesOf } from "./names.ts";
import type { StateIds, StoredEvent } from "./stored-events.ts";
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

/** Makes of stored rows what somebody may see of them. */
export type View = (db: Db) => (stored: StoredEvent) => EventView;

/** What a viewer may see. */
export const viewOf: View = (db) => kept(maskedViews, db, MASKED);

/** A stored row with nothing hidden: for a reveal, which is recorded with its reason before it is shown. */
export const openViewOf: View = (db) => kept(openViews, db, OPEN);

/** How the parts of an event that may hold a number are shown. */
type Showing = {
  text: (text: string) => string;
  uri: (uri: string) => string;
  state: (state: State) => StateView;
  changes: (before: Shown, after: Shown) => FieldChange[];
};
type Shown = { state: State; view: StateView };

const MASKED: Showing = { text: maskText, uri: maskUri, state: maskState, changes: changesShown };
function changesShown(before: Shown, after: Shown): FieldChange[] {
  return maskedChanges(before.state, after.state, [before.view, after.view]);
}

const OPEN: Showing = {
  text: (text) => text,
  uri: (uri) => uri,
  state: openState,
  changes: (before, after) => fieldChanges(before.state, after.state),
};

type Views = WeakMap<Db, ReturnType<View>>;
const [maskedViews, openViews]: [Views, Views] = [new WeakMap(), new WeakMap()];

/** One for each open store: it remembers what it has made. */
function kept(views: Views, db: Db, showing: Showing): ReturnType<View> {
  const view = views.get(db) ?? viewer(namesOf(db), showing);
  views.set(db, view);
  return view;
}

function viewer(names: Names, show: Showing): ReturnType<View> {
  const shownState = stateViewer(names, show);
  return (stored) => {
    const after = shownState(stored.after);
    const before = stored.beforeLeaf === null ? null : shownState(stored.earlier);
    return {
      ...factsOf(names, show, stored),
      slot: stored.slot,
      object: after?.view ?? null,
      before: before?.view ?? null,
      beforeLeaf: stored.beforeLeaf,
      beforeFrom: before ? "observed" : "unknown",
      changes: after && before ? show.changes(before, after) : [],
      flags: readFlags(stored.flags | (stored.derivedFlags ?? 0)),
    };
  };
}

function factsOf(names: Names, show: Showing, stored: StoredEvent) {
  const kind = names.kind(stored.kindId);
  const origin = names.origin(stored.originId);
  return {
    leafIndex: stored.leafIndex,
    eventId: stored.eventId,
    domain: kind?.domain ?? "",
    event: kind?.event ?? "",
    version: kind?.version ?? 0,
    known: kind?.known ?? null,
    occurredAt: stored.occurredAt,
    recordedAt: stored.recordedAt,
    orgId: names.org(stored.orgRef),
    cid: stored.cid,
    operatorId: stored.operatorId,
    operator: names.email(stored.emailId),
    roles: names.roles(stored.roleSetId) ?? [],
    origin: origin && show.text(origin),
    method: names.method(stored.methodId),
    uri: stored.uri && show.uri(stored.uri),
    accountId: stored.accountId,
    customerId: stored.customerId,
    programId: stored.programId,
  };
}

/** Many events leave the same state behind; judging a number takes as long as reading an event. */
function stateViewer(names: Names, show: Showing): (stored: StateIds) => Shown | null {
  const made = new Map<string, Shown>();
  return (stored) => {
    if (stored.phoneTypeId === null && stored.statusId === null) return null;
    const { statusId, reasonRef, descriptionId, phoneTypeId, numberId, active, extension } = stored;
    const key = `${statusId} ${reasonRef} ${descriptionId} ${phoneTypeId} ${numberId} ${active} ${extension}`;
    const remembered = made.get(key);
    if (remembered !== undefined) return remembered;
    const state = stateOf(names, stored);
    if (state === null) return null;
    const shown = { state, view: show.state(state) };
    if (made.size >= MOST) made.clear();
    made.set(key, shown);
    return shown;
  };
}

const MOST = 5000;

/** A state with nothing hidden: for what hides it, and for a reveal. */
export const stateOf = (names: Names, stored: StateIds): State | null =>
  readState({
    status: names.status(stored.statusId),
    ...(names.reason(stored.reasonRef) ?? { reasonId: null, reasonDescription: null }),
    description: names.description(stored.descriptionId),
    phoneType: names.phoneType(stored.phoneTypeId),
    ...(names.number(stored.numberId) ?? { areaCode: null, number: null, countryCode: null }),
    extension: stored.extension,
    active: stored.active,
  });
