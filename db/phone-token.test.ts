import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";

import { phoneEvent } from "#audit/honest-event.ts";
import { parseSearch, printSearch } from "#audit/search/parse.ts";
import { phoneToken } from "#audit/search/phone-tokens.ts";

import { countEvents } from "./events.ts";
import { storeOf } from "./honest-store.ts";
import { phoneKeyFile, secretFrom } from "./secrets.ts";

const key = new Uint8Array(32).fill(7);
const scope = { subject: null, zone: "UTC", now: 0 };
const phone = (number: string) => phoneEvent({ object: { country_code: "55", area_code: "11", number } });

test("a token finds what its number finds, with or without country code, and nothing that only ends alike", () => {
  const numbers = fc.array(fc.stringMatching(/^9\d{2}2123$/), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(numbers, fc.nat(), fc.boolean(), (all, pick, whole) => {
      const db = storeOf(all.map(phone));
      const digits = `${whole ? "55" : ""}11${all[pick % all.length]}`;
      const token = phoneToken(digits, key);
      const by = (value: string | null) => countEvents(db, parseSearch(`phone:${value}`), { ...scope, phoneKey: key });
      expect(token).toMatch(/^~2123\.[\w-]{22}$/);
      expect(by(token)).toBe(by(digits));
      expect(by(token)).toBeGreaterThan(0);
      db.$client.close();
    }),
    { numRuns: 30 },
  );
});

test("a token says nothing without its key, and is refused where no key is known", () => {
  const db = storeOf([phone("9872123")]);
  const search = parseSearch(`phone:${phoneToken("119872123", key)}`);
  expect(countEvents(db, search, { ...scope, phoneKey: key })).toBe(1);
  expect(countEvents(db, search, { ...scope, phoneKey: new Uint8Array(32) })).toBe(0);
  expect(() => countEvents(db, search, scope)).toThrow(expect.objectContaining({ code: "search_bad_value" }));
});

test("separators make no other token, and a token is printed as it is", () => {
  const token = phoneToken("+55 (11) 987-2123", key);
  expect(token).toBe(phoneToken("55119872123", key));
  expect(printSearch(parseSearch(`phone:${token}`))).toBe(`phone:${token}`);
  expect(phoneToken("*2123", key)).toBeNull();
});

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rastro-key-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("the key is made once, for its owner only, and a damaged one is refused instead of replaced", () => {
  const file = phoneKeyFile(join(folder, "data"));
  const made = secretFrom(file);
  expect(made).toHaveLength(32);
  expect(secretFrom(file)).toEqual(made);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  writeFileSync(file, "short");
  expect(() => secretFrom(file)).toThrow(expect.objectContaining({ code: "store_damaged" }));
});
