import type { KnownEvent } from "#audit/contracts/contracts.ts";
import { type Flag, readFlags } from "#audit/flags.ts";
import { maskedChanges, maskState, openState, type StateView } from "#audit/masked-states.ts";
import { maskText, maskUri } from "#audit/masking.ts";
import { remembering } from "#audit/remembering.ts";
import { type BeforeFrom, type FieldChange, fieldChanges } from "#audit/revisions.ts";
import type { State } from "#audit/states.ts";
import type { Db } from "./client.ts";
import { type Names, namesOf } from "./names.ts";
import { type Shown, stateViewer } from "./shown-states.ts";
import type { StoredEvent } from "./stored-events.ts";

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

/** An event as an export writes it: what changed is told by its two states. */
export type WrittenEvent = Omit<EventView, "changes">;

/** Makes of stored rows what somebody may see of them. */
export type View<Shown = EventView> = (db: Db) => (stored: StoredEvent) => Shown;

/** What a viewer may see. */
export const viewOf: View = (db) => viewsOf(maskedViews, db, MASKED).whole;

/** The same without its changes, which nobody looks for in a file. */
export const writtenViewOf: View<WrittenEvent> = (db) => viewsOf(maskedViews, db, MASKED).written;

/** A stored row with nothing hidden: for a reveal, which is recorded with its reason before it is shown. */
export const openViewOf: View = (db) => viewsOf(openViews, db, OPEN).whole;

/** How the parts of an event that may hold a number are shown. */
type Showing = {
  text: (text: string) => string;
  uri: (uri: string) => string;
  state: (state: State) => StateView;
  changes: (before: Shown, after: Shown) => FieldChange[];
};
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

type Views = { whole: ReturnType<View>; written: ReturnType<View<WrittenEvent>> };
type Kept = WeakMap<Db, Views>;
const [maskedViews, openViews]: [Kept, Kept] = [new WeakMap(), new WeakMap()];

/** Those of each open store: they remember what they have made. */
function viewsOf(kept: Kept, db: Db, showing: Showing): Views {
  const views = kept.get(db) ?? makeViews(namesOf(db), showing);
  kept.set(db, views);
  return views;
}

function makeViews(names: Names, show: Showing): Views {
  // The phones of a page are asked for again, those of a file are not.
  const onPage = stateViewer(names, { show: show.state, phones: 13 });
  const inFile = stateViewer(names, { show: show.state, phones: 10 });
  const written = writtenViewer(names, show);
  const beforeOf = (stored: StoredEvent, shown: typeof onPage): Shown | null =>
    stored.beforeLeaf === null ? null : shown(stored.earlier);
  return {
    written: (stored) => written(stored, inFile(stored.after), beforeOf(stored, inFile)),
    whole: (stored) => {
      const [after, before] = [onPage(stored.after), beforeOf(stored, onPage)];
      return { ...written(stored, after, before), changes: after && before ? show.changes(before, after) : [] };
    },
  };
}

/** Few of the sets that are possible ever occur, and each is one and the same wherever it does. */
const flagsOf = remembering(readFlags, String);

function writtenViewer(names: Names, show: Showing) {
  const originOf = remembering(show.text, String);
  return (stored: StoredEvent, after: Shown | null, before: Shown | null): WrittenEvent => {
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
      origin: origin && originOf(origin),
      method: names.method(stored.methodId),
      uri: stored.uri && show.uri(stored.uri),
      accountId: stored.accountId,
      customerId: stored.customerId,
      programId: stored.programId,
      slot: stored.slot,
      object: after?.view ?? null,
      before: before?.view ?? null,
      beforeLeaf: stored.beforeLeaf,
      beforeFrom: before ? "observed" : "unknown",
      flags: flagsOf(stored.flags | (stored.derivedFlags ?? 0)),
    };
  };
}
