import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

import type { Looker } from "#audit/looks.ts";
import { problemOf } from "#audit/problem-of.ts";

import { type Db, openStore } from "./client.ts";
import { ledgerSize } from "./events.ts";
import { appendLooks, type Looked } from "./looks.ts";
import { ACCESS } from "./migrate.ts";
import { PIECE_BYTES, PIECES, prepareReserve, reserveBytes, retakeReserve } from "./reserve.ts";

let folder: string;
let access: Db;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rastro-reserve-"));
  access = openStore(join(folder, "access.db"), ACCESS);
});
afterEach(() => {
  access.$client.close();
  rmSync(folder, { recursive: true });
});

const looker: Looker = {
  viewer: "ana@bank.example",
  roles: [],
  origin: "WEB",
  session: null,
  address: null,
  request: "r",
};
const leaves = Array.from({ length: 50 }, (_, leaf) => leaf);

/** Looks at a list, as many at once as people come at once. */
function look(times = 100): void {
  const one: Looked = { looker, look: { event: "viewer_search", method: "GET", uri: "/events", object: { leaves } } };
  appendLooks(access, Array<Looked>(times).fill(one), Date.now());
}

/** The file may not grow any more, as on a full disk. */
const fill = () => access.$client.pragma(`max_page_count = ${access.$client.pragma("page_count", { simple: true })}`);

/** Looks until it is refused; gives how many were recorded. */
function lookOn(): number {
  for (let looks = 0; ; looks += 100) {
    const problem = problemOf(look);
    if (problem === null) continue;
    expect(problem.code).toBe("store_full");
    return looks;
  }
}

test("on a full disk looks are recorded until the reserve is used up, and then refused; it is there again once there is space", () => {
  prepareReserve(access);
  expect(reserveBytes(access)).toBe(PIECES * PIECE_BYTES);
  look();
  // All but one piece, so that the test is short.
  access.$client.exec("DELETE FROM reserve WHERE reserve_id > 1; VACUUM");
  fill();
  const looks = lookOn();
  expect(looks).toBeGreaterThan(300);
  expect(reserveBytes(access)).toBe(0);
  expect(ledgerSize(access)).toBe(looks + 100);
  expect(access.$client.pragma("integrity_check", { simple: true })).toBe("ok");
  retakeReserve(access);
  expect(reserveBytes(access)).toBe(0);
  access.$client.pragma("max_page_count = 1073741823");
  retakeReserve(access);
  expect(reserveBytes(access)).toBe(PIECES * PIECE_BYTES);
  look();
});

test("without a reserve they are refused at once", () => {
  look();
  fill();
  expect(lookOn()).toBeLessThan(300);
});
