import { expect, test } from "vitest";

import { isChallenge, makeChallenge, type Purpose } from "./passkey-challenge.ts";

const T = Date.parse("2026-03-20T12:00:00.000Z");
const SECRET = "a secret of this installation";
const ADD: Purpose = { viewerId: "ana", sessionId: "this one" };

const made = (purpose: Purpose) => Buffer.from(makeChallenge(SECRET, purpose, T)).toString("base64url");

test("a challenge holds for five minutes, each is another, and nobody else can make one", () => {
  const challenge = made("sign-in");
  expect(isChallenge(SECRET, "sign-in", challenge, T + 299_999)).toBe(true);
  expect(isChallenge(SECRET, "sign-in", challenge, T + 300_000)).toBe(false);
  expect(made("sign-in")).not.toBe(challenge);
  expect(isChallenge("another secret", "sign-in", challenge, T)).toBe(false);
  const changed = challenge.replace(/^../, (two) => (two === "AA" ? "BB" : "AA"));
  for (const other of ["", "AAAA", `${challenge}AAAA`, changed, "\u0000", challenge.slice(4)])
    expect(isChallenge(SECRET, "sign-in", other, T), other).toBe(false);
});

test("a challenge is good for what it was made for: coming in, or one viewer's session in which the password was given", () => {
  const adding = made(ADD);
  expect(isChallenge(SECRET, ADD, adding, T)).toBe(true);
  expect(isChallenge(SECRET, "sign-in", adding, T)).toBe(false);
  expect(isChallenge(SECRET, { viewerId: "bia", sessionId: "this one" }, adding, T)).toBe(false);
  expect(isChallenge(SECRET, { viewerId: "ana", sessionId: "another" }, adding, T)).toBe(false);
  expect(isChallenge(SECRET, ADD, made("sign-in"), T)).toBe(false);
});
