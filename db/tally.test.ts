import fc from "fast-check";
import { expect, test } from "vitest";

import { trails } from "../e2e/reference/trail-maker.ts";
import { type Db, memoryStore } from "./client.ts";
import { ledgerSize } from "./events.ts";
import { append } from "./honest-store.ts";
import { tallies } from "./migrations/0007-tallies.ts";

/** Everything that is counted, by names instead of ids: those depend on the order of arrival. */
const counted = ({ $client }: Db) => ({
  shapes: $client.prepare("SELECT shape, events FROM shapes WHERE events > 0 ORDER BY shape").all(),
  occurrences: $client
    .prepare("SELECT shape, occurred_at, leaf_index FROM occurrences JOIN shapes USING (shape_id) ORDER BY leaf_index")
    .all(),
  quarters: $client.prepare("SELECT * FROM quarter_hours ORDER BY 1, 2, 3").all(),
});

test("what is counted event by event, in any order, is what a migration counts of all of them", () => {
  const moved = new Set<boolean>();
  fc.assert(
    fc.property(trails, ({ values, batch }) => {
      const db = memoryStore();
      for (let from = 0; from < values.length; from += batch) append(db, values.slice(from, from + batch));
      const kept = counted(db);
      moved.add(db.$client.prepare("SELECT 1 FROM shapes WHERE events = 0").get() !== undefined);
      for (const table of ["quarter_hours", "occurrences", "shapes"]) db.$client.exec(`DROP TABLE ${table}`);
      db.$client.exec(tallies);
      expect(kept).toEqual(counted(db));
      expect(kept.occurrences.length).toBe(ledgerSize(db));
      db.$client.close();
    }),
    { numRuns: 25 },
  );
  // Otherwise no event came late enough to give another one other flags.
  expect(moved.has(true)).toBe(true);
});
