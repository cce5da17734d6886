import { setImmediate } from "node:timers/promises";

import type { Route } from "next";

import type { Seen } from "#audit/live.ts";
import type { Answer } from "#audit/problems.ts";
import { withoutNumbers } from "#audit/search/address-numbers.ts";
import { AROUND_NAMES } from "#audit/search/around.ts";
import { inZone, isRelative } from "#audit/search/freeze.ts";
import { namesOperator } from "#audit/search/own.ts";
import { parseSearch, printSearch } from "#audit/search/parse.ts";
import { EVERYTHING, type Search } from "#audit/search/search.ts";
import type { TableLayout } from "#components/table-layout.ts";
import type { Db } from "#db/client.ts";
import type { EventView } from "#db/event-view.ts";
import { type Cursor, countEvents, findEvent, ledgerSize, listEvents } from "#db/events.ts";
import type { Scope } from "#db/matching.ts";
import { remembered } from "#db/remembered.ts";
import type { Subject } from "#db/schema.ts";
import { readTogether } from "#db/snapshot.ts";
import { readable } from "./addresses.ts";
import { type Clock, clockOf } from "./clock.ts";
import { type ListRows, listRows, type Standing } from "./event-rows.ts";
import { keptLook } from "./kept-look.ts";
import { type ListAddress, type ListPath, listHref, parseListAddress, withSearch } from "./list-address.ts";
import { readAround, withAround } from "./list-around.ts";
import { chosenColumns, layoutOf } from "./list-columns.ts";
import { CONTROL_KEYS, readControls, withControls } from "./list-controls.ts";
import { type Freeze, freezeOf, ledgerOf } from "./list-freeze.ts";
import {
  canBreakDown,
  type FacetLines,
  facetsOf,
  type HistogramBars,
  histogramOf,
  MOST_BROKEN_DOWN,
} from "./list-narrow.ts";
import { trailOf } from "./list-news.ts";
import { type SearchParams, single } from "./list-parameters.ts";
import { type ListViews, viewsBeside } from "./list-views.ts";
import { openingOf, recorded, type Seeing } from "./looks.ts";
import { phoneKeyOf, refusedFor } from "./number-search.ts";
import { sentParams } from "./sent.ts";
import type { Viewer } from "./session.ts";
import { ask } from "./store.ts";

/** One of the lists of events: its address, and what it is about. */
export type List = { path: ListPath; subject: Subject | null };

/** What a list shows, or, when its controls were sent, the canonical address that says the same. */
export type ListPage = { kind: "moved"; href: Route } | ({ kind: "page" } & Page);

export type Page = {
  address: ListAddress;
  clock: Clock;
  freeze: Freeze;
  table: ListRows;
  layout: TableLayout;
  total: number;
  /** What the total was counted under: an export of the same has as many rows. */
  frozen: { ledger: number; now: number };
  facets: FacetLines[];
  histogram: HistogramBars | null;
  /** How many events at most are broken down; null where they were. */
  tooMany: number | null;
  /** Nothing was ever recorded, which is another thing than nothing found. */
  emptyStore: boolean;
  /** Which trail this is, how many events its ledger held, and the last row; null when no older event was found. */
  trail: Seen["trail"];
  ledger: number;
  last: Cursor | null;
  /** The saved views; their store is another, whose outage is no outage of the list. */
  views: Answer<ListViews>;
  menu: ListAddress["menu"];
  newer: Route | null;
  older: Route | null;
  /** What the address opens beside the rows; its event is null where the ledger has no such leaf. */
  opened: { leaf: number; event: EventView | null } | null;
  /** Only when nothing was found: each filter with what would be found without it. */
  filters: Filter[];
};

export type Filter = { text: string; without: Route; found: number };

/** Reads the address of a list and loads the page that it asks for. */
export async function loadList(list: List, sent: SearchParams, viewer: Viewer): Promise<Answer<ListPage>> {
  const kept = await keptLook(list.path);
  // A turn of its own: these questions, and what is drawn before them, are long enough for whoever waits in between.
  await setImmediate();
  const found = await ask(async ({ db, demo }): Promise<ListPage> => {
    const params = sentParams(sent);
    const moved = movedTo(list.path, params, viewer.zone);
    if (moved) return { kind: "moved", href: moved };
    const { menu, ...rest } = parseListAddress(params, list.path);
    const address: ListAddress = { ...rest, menu: null };
    const found = readTogether(db, () => page(db, list, address, viewer.zone));
    // A cursor behind the last row, as somebody may write one: the newest page instead of an empty one.
    if (found.table.rows.length === 0 && found.total > 0)
      return { kind: "moved", href: listHref(list.path, withSearch(address, address.search)) };
    const views = await viewsBeside({ path: list.path, address }, viewer);
    return { kind: "page", ...found, menu, layout: layoutOf(list.path, address, kept), trail: trailOf(demo), views };
  });
  return recorded(viewer, refusedFor(viewer, found), (shown) =>
    shown.kind === "page" ? lookAt(list, shown, viewer) : null,
  );
}

/** A list was looked at, of so many events; one of them was opened beside it. */
function lookAt({ path }: List, { address, table, total, frozen, opened }: Page, viewer: Viewer): Seeing[] {
  const leaves = table.rows.map(({ event }) => event.leafIndex);
  const search = printSearch(address.search);
  const self = namesOperator(address.search, viewer.email) && { self: true as const };
  const listed = { list: path, search, ledger_size: frozen.ledger, total, leaves, ...self };
  const event = opened?.event ?? null;
  return [{ event: "viewer_search", object: listed }, ...(event ? [openingOf(event, viewer)] : [])];
}

function movedTo(path: ListPath, params: SearchParams, own: string): Route | null {
  const q = single(params, "q") ?? "";
  if (q !== withoutNumbers(q)) return `${path}?q=${readable(withoutNumbers(q))}` as Route;
  const chosen = chosenColumns(params);
  if (chosen) return listHref(path, parseListAddress(chosen, path));
  const [controls, around] = [readControls(params), readAround(params)];
  if (controls === null && around === null) return null;
  const others = Object.entries(params).filter(([name]) => !FORMS.includes(name));
  const address = parseListAddress(Object.fromEntries(others), path);
  const filled = withControls(address.search, controls ?? {});
  const written = around === null ? filled : withAround(filled, around, address.zone ?? own);
  // Through the printed form: what the controls wrote must be a search that the box could hold.
  return listHref(path, withSearch(address, parseSearch(printSearch(written))));
}

function page(
  db: Db,
  { path, subject }: List,
  address: ListAddress,
  own: string,
): Omit<Page, "trail" | "views" | "layout" | "menu"> {
  const { search, size, before, after } = address;
  const all = ledgerSize(db);
  const clock = clockOf(own, address.zone, (zone) => listHref(path, toldIn(address, own, zone)));
  const asked = { zone: clock.zone, now: address.now ?? Date.now(), phoneKey: phoneKeyOf(search) };
  const scope: Scope = { subject, ...asked, ledger: ledgerOf(address, all) };
  const { events, newer, older } = listEvents(db, search, scope, { limit: size, before, after });
  const standing = { path, address };
  const known = knownOf(db, scope, standing);
  const total = known("total", () => countEvents(db, search, scope));
  return {
    address,
    clock,
    freeze: freezeOf(standing, scope, all),
    table: listRows(events, standing),
    total,
    frozen: { ledger: scope.ledger ?? all, now: scope.now },
    facets: known("facets", () => facetsOf(db, scope, standing)),
    histogram: known("histogram", () => histogramOf(db, scope, standing)),
    tooMany: known("whole", () => canBreakDown(db, search, scope)) ? null : MOST_BROKEN_DOWN,
    emptyStore: all === 0,
    ledger: all,
    last: older,
    newer: newer && listHref(path, { ...address, after: newer, before: null, open: null }),
    older: older && listHref(path, { ...address, before: older, after: null, open: null }),
    opened: openedIn(db, address, events),
    filters: total === 0 ? filtersOf(db, standing, scope) : [],
  };
}

/** Counts are the same for everybody who asks between two events; those of a time that ends now are not. */
function knownOf(db: Db, { zone, ledger }: Scope, { path, address }: Standing) {
  const asked = `${listHref(path, withSearch(address, address.search))} ${zone} ${ledger}`;
  const passing = isRelative(address.search);
  return <T>(part: string, count: () => T): T => (passing ? count() : remembered(db, `${part} ${asked}`, count));
}

const FORMS: string[] = [...CONTROL_KEYS, ...AROUND_NAMES];

/** The same page of the same events, told by another clock: an instant that was typed stays the same instant. */
const toldIn = (address: ListAddress, own: string, zone: string | null): ListAddress => ({
  ...address,
  zone,
  search: inZone(address.search, address.zone ?? own, zone ?? own),
});

/** Also an event that is not among the rows: who sends an address sends what is open in it. */
function openedIn(db: Db, { open }: ListAddress, events: EventView[]): Page["opened"] {
  if (open === null) return null;
  return { leaf: open, event: events.find(({ leafIndex }) => leafIndex === open) ?? findEvent(db, open) };
}

function filtersOf(db: Db, { path, address }: Standing, scope: Scope): Filter[] {
  const { terms } = address.search;
  return terms.map((term) => {
    const rest: Search = { terms: terms.filter((other) => other !== term) };
    const found = countEvents(db, rest.terms.length === 0 ? EVERYTHING : rest, scope);
    return { text: printSearch({ terms: [term] }), without: listHref(path, withSearch(address, rest)), found };
  });
}
