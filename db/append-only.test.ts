import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

import { parseCustomerTelephone } from "#audit/contracts/customer-telephone.ts";
import { phoneEvent, statusEvent } from "#audit/honest-event.ts";

import { type Db, memoryStore } from "./client.ts";
import { append, incomingOf, RECORDED_AT } from "./honest-store.ts";
import { VIEWERS } from "./migrate.ts";
import { decide } from "./quarantine-decisions.ts";
import { redactQuarantine } from "./quarantine-redactions.ts";
import { redactPayloads } from "./redactions.ts";
import { snapshotWriter } from "./registry-writer.ts";
import { createView } from "./saved-view-writer.ts";
import { TALLIES, unguarded } from "./unguarded.ts";
import { writeWatchCursor } from "./watched-files.ts";

const example = JSON.parse(
  readFileSync(new URL("../audit/fixtures/contracts/customer_telephone.example.json", import.meta.url), "utf8"),
);

/** A store with a row in every table. */
function fullStore(): Db {
  const db = memoryStore();
  // Old enough to be redacted.
  append(
    db,
    [1, 2].map(() => statusEvent({ at: "2019-01-01T00:00:00Z" })),
    { now: RECORDED_AT - 2000 * 86_400_000 },
  );
  append(db, [
    statusEvent({ object: { account_id: 1, description: "d", reason_description: "r" } }),
    statusEvent({ object: { account_id: 1, status: "NORMAL" } }),
    phoneEvent(),
  ]);
  append(db, ["not an event"]);
  append(db, ["nor this"], { now: RECORDED_AT - 2000 * 86_400_000 });
  redactQuarantine(db, { keepDays: 366, by: "ana", reason: "r" }, Date.now());
  writeWatchCursor(db, { path: "f", size: 1, modifiedAt: 1 }, { pieces: 1, complete: true }, RECORDED_AT);
  redactPayloads(db, { keepDays: 366, by: "ana", reason: "r" }, Date.now(), 1);
  decide(db, { kind: "discard", quarantineId: 1, by: "ana", reason: "r" }, RECORDED_AT);
  const snapshot = snapshotWriter(db, { source: "test", asOf: 1, now: RECORDED_AT });
  snapshot.begin();
  const [{ at, bytes } = { at: { ordinal: 0, offset: 0, length: 0 }, bytes: Buffer.alloc(0) }] = incomingOf([example]);
  snapshot.take({ at, bytes, file: "f", kind: "phone", phone: parseCustomerTelephone(example) });
  snapshot.commit();
  return db;
}

// The only columns that may change. What is recorded is not among them.
const MAY_CHANGE = {
  // Derived: a late event gives its successor another before.
  revisions: ["before_leaf", "flags"],
  ...TALLIES,
  // How often and when something was refused again.
  quarantine: ["times", "last_seen_at"],
};

/** A store of viewers with a row in every table. */
function fullViewersStore(): Db {
  const db = memoryStore(VIEWERS);
  const content = { name: "n", visibility: "private", period: "live", path: "/events", query: "" } as const;
  createView(db, content, { by: "local", now: RECORDED_AT });
  return db;
}

const VIEWERS_MAY_CHANGE = {
  // A view is deleted once, and its tombstone stays.
  saved_views: ["deleted_at", "deleted_by"],
};

describe("after all migrations", () => {
  test("no table lets a row be updated, deleted or replaced, save in the columns that are named", () => {
    expect(unguarded(fullStore(), MAY_CHANGE)).toEqual([]);
  });

  test("nor does a table of saved views", () => {
    const found = unguarded(fullViewersStore(), VIEWERS_MAY_CHANGE);
    expect(found.filter((breach) => breach.startsWith("saved_view"))).toEqual([]);
  });

  test("a table without guards, or whose guards a rebuild dropped, is found", () => {
    const db = fullStore();
    db.$client.exec(
      "CREATE TABLE bare (id INTEGER PRIMARY KEY, name TEXT UNIQUE) STRICT; INSERT INTO bare VALUES (1, 'a')",
    );
    db.$client.exec("CREATE TABLE empty (id INTEGER PRIMARY KEY) STRICT");
    db.$client.exec("DROP TRIGGER payloads_no_replace; DROP TRIGGER origins_no_delete");
    expect(unguarded(db, MAY_CHANGE)).toEqual([
      "bare: DELETE",
      "bare: UPDATE of id",
      "bare: UPDATE of name",
      "bare: REPLACE by id",
      "bare: REPLACE by name",
      "empty: has no row to try",
      "origins: DELETE",
      "payloads: REPLACE by leaf_index",
    ]);
  });

  test("an event cannot be put behind a gap, before the first or in the place of another", () => {
    const { $client } = fullStore();
    const columns = ($client.pragma("table_info(audit_events)") as { name: string }[]).map(({ name }) => name).slice(2);
    const insert = (leaf: number) => () =>
      $client
        .prepare(`INSERT INTO audit_events SELECT ?, event_id || ?, ${columns.join(", ")} FROM audit_events LIMIT 1`)
        .run(leaf, leaf);
    for (const leaf of [-1, 0, 4, 6, 1000]) expect(insert(leaf)).toThrow("append-only, without gaps");
    expect(insert(5)).not.toThrow();
  });
});
