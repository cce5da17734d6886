import { expect, test } from "vitest";

import { Problem } from "./problems.ts";
import { recordedChange } from "./recorded-change.ts";

const change = { what: "disabled", email: "ana@bank.example" };

function log() {
  const looks: object[] = [];
  return { looks, record: async (look: object) => void looks.push(look) };
}

test("a change is on record before it is made, once", async () => {
  const { looks, record } = log();
  expect(await recordedChange(change, record, () => [...looks])).toEqual([change]);
  expect(looks).toEqual([change]);
});

test("a change that is refused is on record again, with why", async () => {
  const { looks, record } = log();
  const refuse = () => {
    throw new Problem("last_admin");
  };
  await expect(recordedChange(change, record, refuse)).rejects.toThrow(expect.objectContaining({ code: "last_admin" }));
  expect(looks).toEqual([change, { ...change, reason: "last_admin" }]);
});

test("a change that cannot be recorded is not made", async () => {
  let made = false;
  const full = () => {
    throw new Problem("store_full");
  };
  const making = recordedChange(change, full, () => {
    made = true;
  });
  await expect(making).rejects.toThrow(expect.objectContaining({ code: "store_full" }));
  expect(made).toBe(false);
});
