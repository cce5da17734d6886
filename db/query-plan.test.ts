import { describe, expect, test } from "vitest";
import { NOON, phoneEvent, statusEvent } from "#audit/honest-event.ts";
import { FACET_KEYS } from "#audit/search/narrow.ts";
import { parseSearch } from "#audit/search/parse.ts";
import { EVERYTHING } from "#audit/search/search.ts";
import {
  countByAccount,
  findAccountState,
  findNewestSlots,
  listCustomers,
  listEarlier,
  listStatuses,
  occurredNext,
} from "./accounts.ts";
import { listActivity, newestEventAt } from "./activity.ts";
import { desc } from "./drizzle.ts";
import { countEvents, findEvent, findPayload, ledgerSize, listEvents, type PageRequest } from "./events.ts";
import { listFacet, listFacets } from "./facets.ts";
import { listHistogram } from "./histogram.ts";
import { storeOf } from "./honest-store.ts";
import { countNewer } from "./newer.ts";
import { findOperator, listBusiest, listOperators, listRolePeriods } from "./operators.ts";
import { notActedOn } from "./own-doings.ts";
import { dictionaryScans, indexes, plansOf, scans, sorts, walks } from "./query-plan.ts";
import { auditEvents, type Subject } from "./schema.ts";
import { listSources } from "./sources.ts";
import { leafReader, readEvents } from "./stored-events.ts";

const db = storeOf([statusEvent({ object: { account_id: 7 } }), phoneEvent({ object: { account_id: 7 } })]);
const SCOPE = { subject: null, zone: "UTC", now: NOON };
const MIDDLE = { at: NOON, leafIndex: 1 };

const PAGES: Partial<PageRequest>[] = [
  {},
  { before: MIDDLE },
  { after: MIDDLE },
  { oldestFirst: true },
  { oldestFirst: true, before: MIDDLE },
  { order: "recorded" },
  { order: "recorded", before: MIDDLE },
];

describe.each<[string, Subject | null, string | null]>([
  ["", null, "audit_events_by_time"],
  ["since:2026-03-01 until:2026-04-01", null, "audit_events_by_time"],
  ["last:24h", null, "audit_events_by_time"],
  ["-operator:ana@bank.example", null, "audit_events_by_time"],
  ["event:phone_change", null, "audit_events_by_time"],
  ["operator:ana@bank.example", null, "audit_events_by_operator"],
  ["operator:ana@bank.example since:2026-03-01 until:2026-04-01", null, "audit_events_by_operator"],
  ["operator:ana@bank.example event:phone_change", "phone", "audit_events_by_operator"],
  ["account:7", null, "audit_events_by_account"],
  ["account:7 last:30d", null, "audit_events_by_account"],
  ["account:7 operator:ana@bank.example", "status", "audit_events_by_account"],
  ["customer:42422", null, "audit_events_by_customer"],
  ["account:7 customer:42422", null, "audit_events_by_account"],
  ["account:1.. operator:ana@bank.example", null, "audit_events_by_operator"],
  ["operator:*@bank.example customer:42422 account:1..9", null, "audit_events_by_customer"],
  ["", "status", "audit_events_by_subject"],
  ["since:2026-03-01", "phone", "audit_events_by_subject"],
])("the list of %j, subject %s", (text, subject, index) => {
  const search = parseSearch(text);
  const scope = { subject, zone: "UTC", now: NOON };

  test.each(PAGES)("reads its page %j in the order of an index, without sorting", (page) => {
    const plans = plansOf(db, () => listEvents(db, search, scope, { limit: 50, ...page }));
    expect(plans.length).toBeGreaterThan(0);
    if (page.order !== "recorded") {
      expect([scans(plans), sorts(plans)]).toEqual([[], []]);
      expect(indexes(plans)).toEqual([index]);
    }
  });

  test("counts by the index", () => {
    const plans = plansOf(db, () => countEvents(db, search, scope));
    expect(scans(plans).filter(() => !text.startsWith("event") && !text.startsWith("-"))).toEqual([]);
  });
});

const many = (of: (n: number) => string) => Array.from({ length: 2000 }, (_, index) => of(index)).join(",");

test.each<[string, string | null]>([
  [`account:${many(String)}`, "audit_events_by_account"],
  [`customer:${many(String)} event:phone_change`, "audit_events_by_customer"],
  [`id:${many((n) => `id-${n}`)}`, null],
  [`phone:${many((n) => `119${10_000_000 + n}`)},*2123`, "audit_events_by_number"],
])("a list of thousands seeks its index: %.20s", (text, index) => {
  const scope = { subject: null, zone: "UTC", now: NOON };
  for (const work of [
    countEvents,
    (...[db, search, scope]: Parameters<typeof countEvents>) => listEvents(db, search, scope, { limit: 50 }),
  ]) {
    const plans = plansOf(db, () => work(db, parseSearch(text), scope));
    expect(scans(plans)).toEqual([]);
    if (index) expect(indexes(plans)).toEqual([index]);
    expect(plans.flatMap(({ steps }) => steps).filter((step) => /^SCAN phone_numbers/.test(step))).toEqual([]);
  }
});

test.each<[string, () => unknown]>([
  [
    "the newest of the ledger in the order of recording",
    () =>
      listEvents(
        db,
        { terms: [] },
        { subject: null, zone: "UTC", now: NOON },
        { limit: 50, order: "recorded", before: MIDDLE },
      ),
  ],
  ["one event", () => findEvent(db, 1)],
  ["one payload", () => findPayload(db, 1)],
  ["the size of the ledger", () => ledgerSize(db)],
  ["the newest instant", () => newestEventAt(db)],
  ["an account now", () => findAccountState(db, 7)],
  ["an account's newest slots", () => findNewestSlots(db, 7, 10)],
  ["an account then", () => findAccountState(db, 7, NOON)],
  ["an account's customers", () => listCustomers(db, 7)],
  ["one operator", () => findOperator(db, 1)],
  ["an operator's roles", () => listRolePeriods(db, 1)],
  ["an operator's days", () => listActivity(db, { zone: "UTC", days: 30, until: NOON, operatorId: 1 })],
  ["every operator", () => listOperators(db, { limit: 10 })],
  ["the busiest operators", () => listBusiest(db, { limit: 10, since: 0, until: NOON })],
  ["the facets of everything", () => listFacets(db, EVERYTHING, SCOPE, [...FACET_KEYS], { limit: 10 })],
  ["the facets of a status", () => listFacets(db, parseSearch("status:NORMAL"), SCOPE, [...FACET_KEYS], { limit: 10 })],
  ["the histogram of everything", () => listHistogram(db, EVERYTHING, SCOPE)],
  ["the histogram of a status in a month", () => listHistogram(db, parseSearch("status:NORMAL last:30d"), SCOPE)],
  ["the count of all but a status", () => countEvents(db, parseSearch("-status:NORMAL origin:CRM"), SCOPE)],
  ["several accounts now", () => listStatuses(db, [7, 9])],
  ["how many events of each account", () => countByAccount(db, [7, 9])],
  ["what came before in a slot", () => listEarlier(db, [0, 1], 20)],
  ["when the next event occurred", () => occurredNext(db, [7, 9], NOON, 0)],
  ["on which accounts somebody did not act", () => notActedOn(db, [7, 9], "ana@bank.example")],
  ["what is new of a list", () => countNewer(db, parseSearch("status:BLOCKED"), SCOPE, { from: 1, last: MIDDLE })],
  ["values of a facet", () => listFacet(db, EVERYTHING, SCOPE, "operator", { limit: 10, text: "ana" })],
  ["the sources", () => listSources(db, NOON)],
  ["everybody's days", () => listActivity(db, { zone: "UTC", days: 30, until: NOON })],
])("%s is read without going through all events", (_, work) => {
  const plans = plansOf(db, work);
  expect(plans.length).toBeGreaterThan(0);
  expect([scans(plans), walks(plans)]).toEqual([[], []]);
});

test("what is prepared once and remembered seeks, too: names by their ids, and new shapes", () => {
  const fresh = storeOf([statusEvent(), phoneEvent()]);
  const plans = plansOf(fresh, () => {
    listEvents(fresh, EVERYTHING, SCOPE, { limit: 50 });
    listFacets(fresh, EVERYTHING, SCOPE, [...FACET_KEYS], { limit: 10 });
    leafReader(fresh)([0]);
  });
  const steps = plans.flatMap((plan) => plan.steps);
  expect(steps.filter((step) => step.startsWith("SEARCH phone_numbers USING"))).toHaveLength(1);
  expect(steps.filter((step) => step.startsWith("SEARCH descriptions USING"))).toHaveLength(1);
  expect(steps).toContain("SEARCH shapes USING INTEGER PRIMARY KEY (rowid>?)");
  expect([scans(plans), dictionaryScans(plans)]).toEqual([[], []]);
});

test("a walk through an index of events is found, and one through a large dictionary", () => {
  const walking = plansOf(db, () => db.$client.prepare("SELECT count(*) FROM audit_events WHERE flags > 3"));
  const reading = plansOf(db, () => db.$client.prepare("SELECT digits FROM phone_numbers WHERE spelling GLOB '*7'"));
  expect([...scans(walking), ...walks(walking)]).toHaveLength(1);
  expect(walks(plansOf(db, () => db.$client.prepare("SELECT count(*) FROM audit_events")))).toHaveLength(1);
  expect(dictionaryScans(reading)).toHaveLength(1);
});

test("a query that goes through all events, and one that sorts, are found", () => {
  const scanning = plansOf(db, () => readEvents(db, {}));
  const sorting = plansOf(db, () => readEvents(db, { order: [desc(auditEvents.recordedAt)] }));
  expect(scans(scanning)).toEqual(["SCAN audit_events"]);
  expect(sorts(sorting)).toEqual(["USE TEMP B-TREE FOR ORDER BY"]);
  expect(sorts(scanning)).toEqual([]);
});
