"use server";

import { redirect } from "next/navigation";

import { type Answer, answer, Problem } from "#audit/problems.ts";
import { viewersStore } from "#db/live.ts";
import { requireStrong } from "#db/passwords.ts";
import { listSessions, revokeOthers, revokeSession } from "#db/sessions.ts";

import { textOf } from "../form-text.ts";
import { knock, takeCookies } from "../knock.ts";
import { recordLooks } from "../looks.ts";
import { requireViewer } from "../session.ts";
import { readSettings } from "../settings.ts";
import { withPassword } from "../sign-in-door.ts";
import { type Enrolment, enrolmentOf } from "./enrolment.ts";
import { outcomeOf, setting } from "./settings-look.ts";

/** Where the viewer is signed in, and whether a second factor is asked for. */
export async function loadSessions() {
  const { id, sessionId, secondFactor, email } = await requireViewer("own");
  return { current: sessionId, secondFactor, email, sessions: listSessions(store(), id) };
}

/** Ends one of one's own sessions. */
export async function endSession(form: FormData): Promise<void> {
  const viewer = await requireViewer("own");
  const session = textOf(form, "session").slice(0, 100);
  await recordLooks(viewer, [setting("session_ended", { ended: session })]);
  revokeSession(store(), viewer.id, session);
  redirect("/sessions");
}

/** Ends every session but this one. */
export async function endOtherSessions(): Promise<void> {
  const viewer = await requireViewer("own");
  await recordLooks(viewer, [setting("other_sessions_ended")]);
  revokeOthers(store(), viewer.id, viewer.sessionId);
  redirect("/sessions");
}

/** Changes one's own password; every other session ends. */
export async function changePassword(_: Answer<null> | null, form: FormData): Promise<Answer<null>> {
  const viewer = await requireViewer("own");
  const { email } = viewer;
  const [currentPassword, newPassword] = [textOf(form, "password"), textOf(form, "newPassword")];
  const changed = await answer(async () => {
    await requireStrong(newPassword, email);
    const body = { currentPassword, newPassword, revokeOtherSessions: true };
    return withPassword(email, "/change-password", body);
  });
  await recordLooks(viewer, [outcomeOf("password_changed", changed)]);
  if (!changed.ok) return changed;
  await takeCookies(changed.value);
  return redirect("/sessions");
}

/** Begins a second factor: its secret is shown once, and it is asked for when a first code was right. */
export async function beginSecondFactor(_: Answer<Enrolment> | null, form: FormData): Promise<Answer<Enrolment>> {
  const viewer = await requireViewer("own");
  const begun = await answer(async () => {
    const told = await withPassword(viewer.email, "/two-factor/enable", { password: textOf(form, "password") });
    return enrolmentOf((await told.json()) as { totpURI: string; backupCodes: string[] });
  });
  await recordLooks(viewer, [outcomeOf("second_factor_begun", begun)]);
  return begun;
}

/** Ends the beginning: from here on the second factor is asked for. */
export async function confirmSecondFactor(_: Answer<null> | null, form: FormData): Promise<Answer<null>> {
  const viewer = await requireViewer("own");
  const code = textOf(form, "code").replaceAll(/\s/g, "");
  const verified = await knock("/two-factor/verify-totp", { code });
  const turnedOn = await answer(async () => {
    if (!verified.ok) throw new Problem("code_wrong");
    return null;
  });
  await recordLooks(viewer, [outcomeOf("second_factor_on", turnedOn)]);
  if (!turnedOn.ok) return turnedOn;
  await takeCookies(verified);
  return redirect("/sessions");
}

/** Takes the second factor away. */
export async function endSecondFactor(_: Answer<null> | null, form: FormData): Promise<Answer<null>> {
  const viewer = await requireViewer("own");
  const password = textOf(form, "password");
  const ended = await answer(() => withPassword(viewer.email, "/two-factor/disable", { password }));
  await recordLooks(viewer, [outcomeOf("second_factor_off", ended)]);
  if (!ended.ok) return ended;
  await takeCookies(ended.value);
  return redirect("/sessions");
}

const store = () => viewersStore(readSettings().data);
