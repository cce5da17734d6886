"use server";

import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import { refresh } from "next/cache";

import { type Answer, answer } from "#audit/problems.ts";
import { viewersStore } from "#db/live.ts";
import { listPasskeys, removePasskey } from "#db/passkeys.ts";

import { textOf } from "../form-text.ts";
import { recordLooks } from "../looks.ts";
import { beginAddition, finishAddition, requirePassword } from "../passkey-door.ts";
import { passkeyHost } from "../passkeys.ts";
import { requireViewer } from "../session.ts";
import { readSettings } from "../settings.ts";
import { outcomeOf, setting } from "./settings-look.ts";

/** One's own passkeys, and the host to which another would belong. */
export async function loadPasskeys() {
  const { id } = await requireViewer("own");
  return { host: passkeyHost(), passkeys: listPasskeys(store(), id) };
}

/** Begins a passkey, for who gives the password again. */
export async function beginPasskey(form: FormData): Promise<Answer<PublicKeyCredentialCreationOptionsJSON>> {
  const viewer = await requireViewer("own");
  const begun = await answer(() => beginAddition(viewer, textOf(form, "password")));
  await recordLooks(viewer, [outcomeOf("passkey_begun", begun)]);
  return begun;
}

/** Adds the passkey that the authenticator made. What cannot be recorded is not added. */
export async function addPasskey(sent: unknown, name: unknown): Promise<Answer<null>> {
  const viewer = await requireViewer("own");
  const added = await answer(async () => {
    const made = await finishAddition(viewer, sent, name);
    await recordLooks(viewer, [setting("passkey_added", { passkey: made.id })]);
    made.keep();
    return null;
  });
  if (!added.ok) await recordLooks(viewer, [outcomeOf("passkey_added", added)]);
  refresh();
  return added;
}

/** Removes one of one's own passkeys, for who gives the password again. */
export async function endPasskey(_: Answer<null> | null, form: FormData): Promise<Answer<null>> {
  const viewer = await requireViewer("own");
  const passkey = textOf(form, "passkey").slice(0, 100);
  const right = await answer(() => requirePassword(viewer, textOf(form, "password")));
  await recordLooks(viewer, [outcomeOf("passkey_removed", right, { passkey })]);
  if (!right.ok) return right;
  removePasskey(store(), viewer.id, passkey);
  refresh();
  return right;
}

const store = () => viewersStore(readSettings().data);
