"use server";

import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import type { Route } from "next";

import { type Answer, answer } from "#audit/problems.ts";

import { takeCookies } from "../knock.ts";
import { signInWithPasskey } from "../passkey-door.ts";
import { signInOptions } from "../passkeys.ts";
import { requireAnyone } from "../session.ts";
import { safeTarget } from "../sign-in-address.ts";

/** What a browser needs for coming in with a passkey: nothing of it is about anybody. */
export async function beginPasskeySignIn(): Promise<Answer<PublicKeyCredentialRequestOptionsJSON>> {
  await requireAnyone();
  return answer(() => signInOptions());
}

/** Comes in with a passkey's answer, and says where to go on. */
export async function signInByPasskey(sent: unknown, to: unknown): Promise<Answer<Route>> {
  await requireAnyone();
  const signedIn = await answer(() => signInWithPasskey(sent));
  if (!signedIn.ok) return signedIn;
  await takeCookies(signedIn.value);
  return { ok: true, value: safeTarget(to) };
}
