import fc from "fast-check";
import type { Route } from "next";
import { expect, test } from "vitest";

import { COLUMN_IDS, STANDARD } from "#audit/columns.ts";
import { maskedChanges, maskState } from "#audit/masked-states.ts";
import type { PhoneState, State, StatusState } from "#audit/states.ts";

import { fromColumns, toColumns } from "./columnar.ts";
import { eventView } from "./event-view.fixture.ts";
import { hrefFor, type Leads, leadOf } from "./lead.ts";
import { readRows, type TableRow, writeRows } from "./table-row.ts";

const LEADS: Leads = {
  event: ["/events/", ""],
  open: null,
  account: ["/accounts/", ""],
  operator: ["/operators/", ""],
};
const ALL = COLUMN_IDS.map((id) => ({ id }));

const text = fc.constantFrom("", "11", "MOBILE", "BLOCKED", "a,b", '"quoted"\n', "São");
const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null });
const status: fc.Arbitrary<StatusState> = fc.record({
  status: text,
  reason_id: orNull(fc.nat(9)),
  reason_description: orNull(text),
  description: orNull(text),
});
const phone: fc.Arbitrary<PhoneState> = fc.record({
  area_code: orNull(text),
  number: orNull(fc.constantFrom("987652123", "32122123", "")),
  type: text,
  extension: orNull(text),
  active: fc.boolean(),
  country_code: orNull(fc.constant("55")),
});
const states = fc.oneof(...[status, phone].map((state) => fc.tuple(orNull<State>(state), orNull<State>(state))));

const row = fc
  .tuple(states, fc.nat(), orNull(fc.nat(3)), orNull(fc.constantFrom("/events?q=operator:a", "/events?q=operator:b")))
  .map(([[was, is], leafIndex, profile, only]): TableRow => {
    const [before, object] = [was && maskState(was), is && maskState(is)];
    const changes = was && is ? maskedChanges(was, is) : [];
    return { event: eventView({ leafIndex, before, object, changes }), profile, only: only as Route | null };
  });

const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value));

test("what a table is told of its rows is what they say", () => {
  const rows = fc.array(row, { maxLength: 12 });
  fc.assert(
    fc.property(rows, (rows) => {
      const came = readRows(sent(writeRows(ALL, { leads: LEADS, rows })));
      expect(came.leads).toEqual(LEADS);
      expect(came.rows).toHaveLength(rows.length);
      for (const [at, { event, ...rest }] of came.rows.entries()) {
        expect({ ...rows[at], event: { ...rows[at]?.event, ...event } }).toEqual({ ...rest, event: rows[at]?.event });
      }
    }),
  );
});

test("of an event a table is told no more than its columns show", () => {
  const event = eventView({ cid: "c-1", uri: "/v1/accounts/32422/phones/7" });
  const rows = [{ event, profile: null, only: null }];
  expect(JSON.stringify(writeRows(STANDARD.events, { leads: LEADS, rows }))).not.toContain("phones/7");
  expect(JSON.stringify(writeRows([{ id: "uri" }], { leads: LEADS, rows }))).toContain("phones/7");
});

test("what many rows have in common is told once", () => {
  const state = { status: "SUSPENDED FOR LONG", reason_id: null, reason_description: null, description: null };
  const rows = [1, 2, 3, 4].map((leafIndex) => ({
    event: eventView({ leafIndex, object: state }),
    profile: 7,
    only: null,
  }));
  expect(JSON.stringify(writeRows(ALL, { leads: LEADS, rows })).split("SUSPENDED FOR LONG")).toHaveLength(2);
});

test("columns hold any values in their places", () => {
  const value = fc.oneof(fc.nat(2), fc.constant(null), fc.boolean(), fc.constantFrom("a", "b"));
  fc.assert(
    fc.property(fc.array(fc.record({ a: value, b: value }), { maxLength: 9 }), (rows) => {
      expect(fromColumns(sent(toColumns(rows, ["a", "b"])))).toEqual(rows);
    }),
  );
});

test("an address is found again whatever stands around its number", () => {
  const around = fc.oneof(fc.string(), fc.constantFrom("/events?q=700300100000000&open=", "&zone=1"));
  fc.assert(
    fc.property(around, around, fc.nat(), (before, behind, id) => {
      const href = (id: number) => `${before}${id}${behind}` as Route;
      expect(hrefFor(leadOf(href), id)).toBe(href(id));
    }),
  );
});
