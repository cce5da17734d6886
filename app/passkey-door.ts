import { randomUUID } from "node:crypto";

import type { AuthenticationResponseJSON, PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";

import { Problem } from "#audit/problems.ts";
import { viewersStore } from "#db/live.ts";
import { isPasswordOf } from "#db/own-password.ts";
import { addPasskey, findPasskey, type Passkey, requireRoom, spendAnswer } from "#db/passkeys.ts";

import { knock } from "./knock.ts";
import { recordLooks } from "./looks.ts";
import { answerFrom, madeFrom } from "./passkey-answers.ts";
import { additionOptions, verifiedAddition, verifiedSignIn } from "./passkeys.ts";
import type { Viewer } from "./session.ts";
import { readSettings } from "./settings.ts";
import { counted, PER_ACCOUNT, refusalsRecorded } from "./sign-in-door.ts";

/**
 * Signs in with a passkey's answer, which is both factors at once: the authenticator is had, and has asked who holds it.
 * Tries at one viewer are counted, and those from one address.
 *
 * @throws Problem `too_many_tries`, `passkey_refused`, the same for one that is not known and for a viewer who may not
 */
export async function signInWithPasskey(sent: unknown): Promise<Response> {
  const answer = answerFrom(sent);
  const passkey = answer && findPasskey(store(), answer.id);
  const email = passkey?.email ?? null;
  const limits = email === null ? [] : [{ key: `passkey ${email}`, most: PER_ACCOUNT }];
  const tried = () => counted(limits, () => opened(answer, passkey), "passkey_refused");
  const response = await refusalsRecorded(email, tried, { by: "passkey" });
  await recordLooks({ email }, [{ event: "viewer_sign_in", object: { by: "passkey", passkey: passkey?.id } }]);
  return response;
}

async function opened(answer: AuthenticationResponseJSON | null, passkey: Passkey | null): Promise<Response> {
  if (answer === null || passkey === null) throw new Problem("passkey_refused");
  const used = await verifiedSignIn(passkey, answer);
  if (used === null || !spendAnswer(store(), passkey.id, used)) throw new Problem("passkey_refused");
  return knock("/one-time-link", { viewerId: passkey.viewerId });
}

/**
 * Begins a passkey for a viewer who gives the password again.
 *
 * @throws Problem `too_many_tries`, `credentials_wrong`, `passkey_limit`, `passkey_invalid`
 */
export async function beginAddition(viewer: Viewer, password: string): Promise<PublicKeyCredentialCreationOptionsJSON> {
  requireRoom(store(), viewer.id);
  await requirePassword(viewer, password);
  return additionOptions(viewer);
}

/**
 * The passkey that a viewer's authenticator made, ready to be kept once it is on record.
 *
 * @throws Problem `passkey_invalid`, `passkey_limit`
 */
export async function finishAddition(viewer: Viewer, sent: unknown, name: unknown) {
  const made = madeFrom(sent);
  if (made === null) throw new Problem("passkey_invalid");
  const passkey = { ...(await verifiedAddition(viewer, made)), id: randomUUID(), name: nameOf(name) };
  return { id: passkey.id, keep: () => addPasskey(store(), passkey) };
}

const nameOf = (name: unknown): string => {
  const text = typeof name === "string" ? name.replaceAll(/\p{C}/gu, "").trim() : "";
  return [...text].slice(0, 60).join("") || "Passkey";
};

/**
 * Asks for the password again, counted like a sign-in.
 *
 * @throws Problem `too_many_tries`, `credentials_wrong`
 */
export async function requirePassword({ id, email }: Viewer, password: string): Promise<null> {
  await counted([{ key: `account ${email}`, most: PER_ACCOUNT }], async () => {
    const right = await isPasswordOf(store(), id, password);
    return new Response(null, { status: right ? 204 : 401 });
  });
  return null;
}

const store = () => viewersStore(readSettings().data);
