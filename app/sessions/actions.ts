"use server";

import { redirect } from "next/navigation";

import { type Answer, answer, Problem } from "#audit/problems.ts";
import { viewersStore } from "#db/live.ts";
import { requireStrong } from "#db/passwords.ts";
import { listSessions, revokeOthers, revokeSession } from "#db/sessions.ts";

import { textOf } from "../form-text.ts";
import { knock, takeCookies } from "../knock.ts";
import { requireViewer } from "../session.ts";
import { readSettings } from "../settings.ts";
import { withPassword } from "../sign-in-door.ts";
import { type Enrolment, enrolmentOf } from "./enrolment.ts";

/** Where the viewer is signed in, and whether a second factor is asked for. */
export async function loadSessions() {
  const { id, sessionId, secondFactor, email } = await requireViewer("own");
  return { current: sessionId, secondFactor, email, sessions: listSessions(store(), id) };
}

/** Ends one of one's own sessions. */
export async function endSession(form: FormData): Promise<void> {
  const { id } = await requireViewer("own");
  revokeSession(store(), id, textOf(form, "session"));
  redirect("/sessions");
}

/** Ends every session but this one. */
export async function endOtherSessions(): Promise<void> {
  const { id, sessionId } = await requireViewer("own");
  revokeOthers(store(), id, sessionId);
  redirect("/sessions");
}

/** Changes one's own password; every other session ends. */
export async function changePassword(_: Answer<null> | null, form: FormData): Promise<Answer<null>> {
  const { email } = await requireViewer("own");
  const [currentPassword, newPassword] = [textOf(form, "password"), textOf(form, "newPassword")];
  const changed = await answer(async () => {
    await requireStrong(newPassword, email);
    const body = { currentPassword, newPassword, revokeOtherSessions: true };
    return withPassword(email, "/change-password", body);
  });
  if (!changed.ok) return changed;
  await takeCookies(changed.value);
  return redirect("/sessions");
}

/** Begins a second factor: its secret is shown once, and it is asked for when a first code was right. */
export async function beginSecondFactor(_: Answer<Enrolment> | null, form: FormData): Promise<Answer<Enrolment>> {
  const { email } = await requireViewer("own");
  return answer(async () => {
    const begun = await withPassword(email, "/two-factor/enable", { password: textOf(form, "password") });
    return enrolmentOf((await begun.json()) as { totpURI: string; backupCodes: string[] });
  });
}

/** Ends the beginning: from here on the second factor is asked for. */
export async function confirmSecondFactor(_: Answer<null> | null, form: FormData): Promise<Answer<null>> {
  await requireViewer("own");
  const code = textOf(form, "code").replaceAll(/\s/g, "");
  const verified = await knock("/two-factor/verify-totp", { code });
  if (!verified.ok) return answer(() => Promise.reject(new Problem("code_wrong")));
  await takeCookies(verified);
  return redirect("/sessions");
}

/** Takes the second factor away. */
export async function endSecondFactor(_: Answer<null> | null, form: FormData): Promise<Answer<null>> {
  const { email } = await requireViewer("own");
  const ended = await answer(() => withPassword(email, "/two-factor/disable", { password: textOf(form, "password") }));
  if (!ended.ok) return ended;
  await takeCookies(ended.value);
  return redirect("/sessions");
}

const store = () => viewersStore(readSettings().data);
