import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";

import { problemOf } from "#audit/problem-of.ts";

import { openStore } from "../client.ts";
import { VIEWERS } from "../migrate.ts";
import { addToken, addWebhookKey, listTokens, revokeTokens, sourceOfToken, webhookKeys } from "./tokens.ts";

const store = () => openStore(":memory:", VIEWERS);

test("a token leads to its source until it is revoked, and is nowhere in the store", () => {
  const db = store();
  const token = addToken(db, "core-banking");
  const other = addToken(db, "core-banking");
  expect(sourceOfToken(db, token)).toBe("core-banking");
  expect(sourceOfToken(db, `${token} `)).toBeNull();
  expect(sourceOfToken(db, "")).toBeNull();
  expect(db.$client.serialize().includes(token.slice("rastro_".length))).toBe(false);

  expect(revokeTokens(db, { tokenId: 1 })).toBe(1);
  expect(revokeTokens(db, { tokenId: 1 })).toBe(0);
  expect(sourceOfToken(db, token)).toBeNull();
  expect(sourceOfToken(db, other)).toBe("core-banking");
  expect(revokeTokens(db, { source: "core-banking" })).toBe(1);
  expect(listTokens(db).map(({ revokedAt }) => revokedAt === null)).toEqual([false, false]);
});

test("a source has several webhook keys while it rotates; a revoked one is forgotten, and may be taken back", () => {
  const db = store();
  const first = addWebhookKey(db, "svix");
  const { x = "" } = generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" });
  const publicKey = `whpk_${Buffer.from(x, "base64url").toString("base64")}`;
  addWebhookKey(db, "svix", publicKey);
  expect(webhookKeys(db).map(({ key }) => key.kind)).toEqual(["secret", "public"]);
  expect(revokeTokens(db, { tokenId: 1 })).toBe(1);
  expect(webhookKeys(db)).toHaveLength(1);
  expect(db.$client.prepare("SELECT count(*) FROM ingest_tokens WHERE webhook_key = ?").pluck().get(first)).toBe(0);
  addWebhookKey(db, "svix", first);
  expect(webhookKeys(db)).toHaveLength(2);
  // A webhook's secret is no bearer token.
  expect(sourceOfToken(db, first)).toBeNull();
});

test.each(["", "7", "a b", "ção", "-x", "a".repeat(65)])("%j names no source", (source) => {
  expect(problemOf(() => addToken(store(), source))?.code).toBe("token_name_invalid");
});

test.each(["whsec_", "whsec_AAAA", `whsec_${"A".repeat(44)}!`, "secret", `whpk_${"A".repeat(40)}`])(
  "%j is no webhook key",
  (key) => expect(problemOf(() => addWebhookKey(store(), "a", key))?.code).toBe("token_secret_invalid"),
);
