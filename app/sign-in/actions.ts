"use server";

import { redirect } from "next/navigation";

import { type Answer, answer, Problem } from "#audit/problems.ts";
import { viewersStore } from "#db/live.ts";
import { findLink, takeLink } from "#db/one-time-links.ts";
import { requireStrong } from "#db/passwords.ts";
import { addViewer, countViewers, parseEmail, setPassword, viewerEmail } from "#db/viewers.ts";

import { textOf } from "../form-text.ts";
import { takeCookies } from "../knock.ts";
import { recordLooks } from "../looks.ts";
import { requireAnyone } from "../session.ts";
import { readSettings } from "../settings.ts";
import { codeHref, safeTarget } from "../sign-in-address.ts";
import { signInWithPassword, verifySecondFactor } from "../sign-in-door.ts";

/** What became of a form that was sent; nothing when it led on. */
export async function signIn(_: Answer<null> | null, form: FormData): Promise<Answer<null>> {
  await requireAnyone();
  const to = safeTarget(textOf(form, "to"));
  const signedIn = await answer(() =>
    signInWithPassword({ email: textOf(form, "email"), password: textOf(form, "password") }),
  );
  if (!signedIn.ok) return signedIn;
  await takeCookies(signedIn.value.response);
  return redirect(signedIn.value.secondFactor ? codeHref(to) : to);
}

/** The second step of a sign-in. */
export async function sendCode(_: Answer<null> | null, form: FormData): Promise<Answer<null>> {
  await requireAnyone();
  const to = safeTarget(textOf(form, "to"));
  const verified = await answer(() => verifySecondFactor(textOf(form, "code")));
  if (!verified.ok) return verified;
  await takeCookies(verified.value);
  return redirect(to);
}

/** Makes the first administrator, or sets a viewer's password, by a one-time link. */
export async function setPasswordByLink(_: Answer<null> | null, form: FormData): Promise<Answer<null>> {
  await requireAnyone();
  const used = await answer(() => openWithLink(textOf(form, "token"), textOf(form, "email"), textOf(form, "password")));
  if (!used.ok) return used;
  return redirect("/sign-in?ready=1");
}

async function openWithLink(token: string, email: string, password: string): Promise<null> {
  const db = viewersStore(readSettings().data);
  const found = findLink(db, token);
  if (found === null || found.purpose === "demo") throw new Problem("link_spent");
  if (found.purpose === "first_admin" && countViewers(db) > 0) throw new Problem("link_spent");
  // What a form has wrong is said before the link is used up.
  const whose = found.viewerId === null ? parseEmail(email) : viewerEmail(db, found.viewerId);
  await requireStrong(password, whose);
  await recordLooks({ email: whose }, [{ event: "viewer_settings", object: { what: "password_by_link" } }]);
  const link = takeLink(db, token);
  if (link === null) throw new Problem("link_spent");
  if (link.viewerId === null) await addViewer(db, { email, role: "admin" }, password);
  else await setPassword(db, link.viewerId, password);
  return null;
}
