import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import type { Look, Looker } from "#audit/looks.ts";
import { parseSearch } from "#audit/search/parse.ts";

import { type Db, openStore } from "./client.ts";
import { countEvents, findEvent, ledgerSize } from "./events.ts";
import { recorderOf } from "./look-recorder.ts";
import { appendLooks } from "./looks.ts";
import { ACCESS } from "./migrate.ts";
import { TALLIES, unguarded } from "./unguarded.ts";

const ANA: Looker = {
  viewer: "ana@rastro.example",
  roles: ["auditor"],
  origin: "WEB",
  session: "s-1",
  address: "192.0.2.7",
  request: "r-1",
};

const listing: Look = {
  event: "viewer_search",
  method: "GET",
  uri: "/events?q=status:BLOCKED",
  object: { search: "status:BLOCKED", ledger_size: 9, leaves: [8, 3, 3, 1] },
};
const opening: Look = { event: "viewer_open", method: "GET", uri: "/accounts/7", object: { account_id: 7 } };

let folder = "";
let access: Db;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rastro-access-"));
  access = openStore(join(folder, "access.db"), ACCESS);
});
afterEach(() => {
  access.$client.close();
  rmSync(folder, { recursive: true });
});

const scope = { subject: null, zone: "UTC", now: Date.parse("2026-03-21T00:00:00Z") };
const count = (search: string) => countEvents(access, parseSearch(search), scope);

describe("a look is an audit event of our own", () => {
  test("it is told by its viewer, its event and the account that was opened", () => {
    const now = Date.parse("2026-03-20T12:00:00.000Z");
    const looked = [listing, opening].map((look) => ({ looker: ANA, look }));
    expect(appendLooks(access, looked, now)).toEqual([0, 1]);
    expect(findEvent(access, 1)).toMatchObject({
      domain: "rastro",
      event: "viewer_open",
      operator: "ana@rastro.example",
      roles: ["auditor"],
      accountId: 7,
      occurredAt: now,
      flags: [],
    });
    const counts = ["operator:ana@rastro.example", "event:viewer_open", "account:7", "role:auditor", "account:8"].map(
      count,
    );
    expect(counts).toEqual([2, 1, 1, 2, 0]);
  });
});

test("looks of one moment share a transaction, in order, and each is told its leaf", async () => {
  const record = recorderOf(access);
  const leaves = await Promise.all(Array.from({ length: 40 }, () => record({ looker: ANA, look: opening })));
  expect(leaves).toEqual(Array.from({ length: 40 }, (_, index) => index));
  expect(await record({ looker: ANA, look: listing })).toBe(40);
  expect(ledgerSize(access)).toBe(41);
});

test("a look that cannot be written is told so, and those after it are recorded again", async () => {
  const record = recorderOf(access);
  access.$client.pragma("query_only = ON");
  await expect(record({ looker: ANA, look: opening })).rejects.toMatchObject({ code: "store_read_only" });
  access.$client.pragma("query_only = OFF");
  expect(await record({ looker: ANA, look: opening })).toBe(0);
});

test("nothing in the access log can be changed or taken away, by whoever holds the connection", () => {
  appendLooks(access, [{ looker: ANA, look: listing }], 1);
  // Tables of the trail that no look ever fills have no row to try.
  const found = unguarded(access, TALLIES).filter((breach) => !breach.endsWith("has no row to try"));
  expect(found).toEqual([]);
});
