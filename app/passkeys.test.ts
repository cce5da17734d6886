import { AsyncLocalStorage } from "node:async_hooks";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import type { Passkey } from "#db/passkeys.ts";

import { FLAGS, fakeAuthenticator } from "./authenticator.fixture.ts";
import { additionOptions, passkeyHost, signInOptions, verifiedAddition, verifiedSignIn } from "./passkeys.ts";
import type { Viewer } from "./session.ts";

const ORIGIN = "https://rastro.bank.example";
const ANA = { id: "ana", sessionId: "s", email: "ana@bank.example", role: "viewer" } as Viewer;

const data = mkdtempSync(join(tmpdir(), "rastro-passkeys-"));
const visits = new AsyncLocalStorage();
beforeAll(() => {
  process.env.RASTRO_DATA = data;
  Object.assign(globalThis, { [Symbol.for("rastro.visits")]: visits });
});
afterAll(() => rmSync(data, { recursive: true }));

const at = <T>(origin: string, work: () => T): T => visits.run({ origin }, work);

const device = fakeAuthenticator();
type Made = Parameters<typeof device.make>[1];
type Answered = Parameters<typeof device.answer>[1];

/** Adds the device's key to Ana's, honestly but for what a test wishes. */
const add = (wish: Made = {}, viewer = ANA) =>
  at(ORIGIN, async () => {
    const { challenge } = await additionOptions(ANA);
    return verifiedAddition(viewer, device.make(challenge, wish));
  });

const comeIn = (wish: Answered = {}, { signCount = 0, from = device } = {}) =>
  at(ORIGIN, async () => {
    const passkey = { ...(await add()), signCount } as Passkey;
    const { challenge } = await signInOptions();
    return verifiedSignIn(passkey, { ...from.answer(challenge, wish), ...named(device) });
  });

/** As if it were the key of this device. */
const named = ({ make }: typeof device) => {
  const { id, rawId } = make("", {});
  return { id, rawId };
};

const INVALID = expect.objectContaining({ code: "passkey_invalid" });

test("a device that asked who holds it is let in", async () => {
  expect(await comeIn()).toMatchObject({ signCount: 0, challenge: expect.any(String) });
  expect(await comeIn({ count: 8 }, { signCount: 7 })).toMatchObject({ signCount: 8 });
});

test.each<[string, Answered]>([
  ["did not ask who holds it", { flags: FLAGS.present }],
  ["answered another site", { origin: "https://evil.example" }],
  ["has the key for another host", { host: "evil.example" }],
  ["says that it belongs to somebody else", { holder: "bia" }],
])("a device that %s is not", async (_, wish) => {
  expect(await comeIn(wish)).toBeNull();
});

test("a copy that counts behind is not let in, nor is another device that says it were this one", async () => {
  expect(await comeIn({ count: 7 }, { signCount: 7 })).toBeNull();
  expect(await comeIn({}, { from: fakeAuthenticator() })).toBeNull();
});

test("an answer to what was asked for adding a passkey lets nobody in", async () => {
  const found = await at(ORIGIN, async () => {
    const { challenge } = await additionOptions(ANA);
    return verifiedSignIn((await add()) as Passkey, device.answer(challenge, {}));
  });
  expect(found).toBeNull();
});

test("a passkey is added for who gave the password, in that session, by a device that asked who holds it", async () => {
  expect(await add()).toMatchObject({ viewerId: "ana", host: "rastro.bank.example", signCount: 0 });
  await expect(add({ flags: FLAGS.made & ~0x04 })).rejects.toThrow(INVALID);
  await expect(add({ origin: "https://evil.example" })).rejects.toThrow(INVALID);
  await expect(add({}, { ...ANA, sessionId: "another" })).rejects.toThrow(INVALID);
  await expect(add({}, { ...ANA, id: "bia" })).rejects.toThrow(INVALID);
});

test("passkeys belong to a name, and to no address made of numbers", async () => {
  const hosts = [ORIGIN, "http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"];
  expect(hosts.map((origin) => at(origin, passkeyHost))).toEqual(["rastro.bank.example", "localhost", null, null]);
  await expect(at("http://127.0.0.1:3000", signInOptions)).rejects.toThrow(INVALID);
});
