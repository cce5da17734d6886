import fc from "fast-check";
import { expect, test } from "vitest";

import { statusEvent } from "#audit/honest-event.ts";
import { madeSearch } from "#audit/search/made-searches.ts";
import { during } from "#audit/search/narrow.ts";
import { parseSearch } from "#audit/search/parse.ts";
import { hrefOf } from "#components/chart-period.ts";
import { storeOf } from "#db/honest-store.ts";

import { LIST_PATHS, listHref, NEWEST, withSearch } from "./list-address.ts";
import { histogramOf } from "./list-narrow.ts";
import { periodHrefs } from "./list-zoom.ts";

const ends = fc.option(
  fc.constantFrom("2026-03-01", "2026-03-01T14:30", "2026-03-01T14:30:05", "2026-03-01T14:30:05.123Z"),
);
const looks = fc.record({
  size: fc.constantFrom<50 | 200>(50, 200),
  zone: fc.constantFrom(null, "America/Sao_Paulo"),
  ledger: fc.option(fc.nat()),
  open: fc.option(fc.nat()),
});

test("for any list and any period the browser fills in the address that the server would make", () => {
  fc.assert(
    fc.property(fc.constantFrom(...LIST_PATHS), madeSearch, looks, ends, ends, (path, search, look, from, before) => {
      const address = { ...NEWEST, ...look, search };
      const filled = hrefOf(periodHrefs({ path, address }), { from, before });
      expect(filled).toBe(listHref(path, withSearch(address, during(search, from, before))));
    }),
  );
});

const NOW = Date.parse("2026-03-21T00:00:00Z");
const db = storeOf([
  statusEvent({ at: "2026-03-05T09:00:00.000Z" }),
  statusEvent({ at: "2026-03-07T13:00:00.000Z" }),
  statusEvent({ at: "2026-03-20T12:00:00.000Z" }),
]);
const zoomed = (q: string) => {
  const address = { ...NEWEST, search: parseSearch(q), size: 100 as const };
  return histogramOf(db, { subject: null, zone: "UTC", now: NOW }, { path: "/events", address });
};

test("the address of one column is the address that its bar leads to", () => {
  const found = zoomed("-account:7 since:2026-03-05T08:07:03 until:2026-03-08 -text");
  expect(found?.bars.length).toBeGreaterThan(10);
  for (const bar of found?.bars ?? []) expect(hrefOf(found?.zooms?.hrefs ?? never(), bar)).toBe(bar.href);
});

test.each([
  ["since:2026-03-04 until:2026-03-08", "/events?q=since:2026-03-02+until:2026-03-10&size=100", "both sides"],
  ["since:2026-03-19 until:2026-03-21", "/events?q=since:2026-03-17+until:2026-03-21&size=100", "not into the future"],
  ["since:2026-03-20T11:00", "/events?q=since:2026-03-20T09:45&size=100", "an open end stays"],
  ["until:2026-03-05T11:00", "/events?q=until:2026-03-05T13:00&size=100", "an open start stays"],
  ["last:1d", "/events?q=since:2026-03-18T23:59+until:2026-03-21T00:01&size=100", "a length becomes a period"],
])("%s is widened to %s: %s", (q, wider) => {
  const found = zoomed(q);
  expect([found?.zooms?.wider, found?.zooms?.whole]).toEqual([wider, "/events?size=100"]);
});

test("what shows all the time has no way out", () => {
  const found = zoomed("-since:2026-04-01");
  expect(found?.bars.length).toBeGreaterThan(0);
  expect([found?.zooms?.wider, found?.zooms?.whole]).toEqual([null, null]);
});

function never(): never {
  throw new Error("there is a histogram");
}
