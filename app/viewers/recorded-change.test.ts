import { beforeEach, expect, test, vi } from "vitest";

import { Problem } from "#audit/problems.ts";

import type { Seeing } from "../looks.ts";
import type { Viewer } from "../session.ts";
import { recordedChange } from "./recorded-change.ts";

const { log } = vi.hoisted(() => ({ log: { looks: [] as object[], full: false } }));

vi.mock("../looks.ts", () => ({
  recordLooks: async (_: Viewer, looks: Seeing[]) => {
    if (log.full) throw new Problem("store_full");
    log.looks.push(...looks.map(({ object }) => object));
  },
}));

const admin = { email: "admin@bank.example" } as Viewer;
const change = { what: "disabled", email: "ana@bank.example" };

beforeEach(() => {
  log.looks = [];
  log.full = false;
});

test("a change is on record before it is made, once", async () => {
  const made = await recordedChange(admin, change, () => [...log.looks]);
  expect(made).toEqual([change]);
  expect(log.looks).toEqual([change]);
});

test("a change that is refused is on record again, with why", async () => {
  const refuse = () => {
    throw new Problem("last_admin");
  };
  await expect(recordedChange(admin, change, refuse)).rejects.toThrow(expect.objectContaining({ code: "last_admin" }));
  expect(log.looks).toEqual([change, { ...change, reason: "last_admin" }]);
});

test("a change that cannot be recorded is not made", async () => {
  log.full = true;
  const make = vi.fn();
  await expect(recordedChange(admin, change, make)).rejects.toThrow(expect.objectContaining({ code: "store_full" }));
  expect(make).not.toHaveBeenCalled();
});
