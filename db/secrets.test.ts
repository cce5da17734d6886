import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { cookieSecret } from "./secrets.ts";

const data = mkdtempSync(join(tmpdir(), "rastro-secret-"));
afterAll(() => rmSync(data, { recursive: true }));

test("the key is made once, is long, and nobody else may read it", () => {
  const secret = cookieSecret(data);
  expect(secret.length).toBeGreaterThanOrEqual(43);
  expect(cookieSecret(data)).toBe(secret);
  expect(Buffer.from(readFileSync(join(data, "session.key"), "utf8"), "base64").toString("base64url")).toBe(secret);
  expect(statSync(join(data, "session.key")).mode & 0o777).toBe(0o600);
});

test("a key that the first releases made goes on signing, and one that was cut short is refused", () => {
  const older = mkdtempSync(join(data, "older-"));
  const key = randomBytes(48).toString("base64url");
  writeFileSync(join(older, "session.key"), key);
  expect(cookieSecret(older)).toBe(key);
  const cut = mkdtempSync(join(data, "cut-"));
  writeFileSync(join(cut, "session.key"), key.slice(0, 20));
  expect(() => cookieSecret(cut)).toThrow(expect.objectContaining({ code: "store_damaged" }));
});
