"use server";

import { refresh } from "next/cache";

import { type Answer, answer, Problem } from "#audit/problems.ts";
import { viewersStore } from "#db/live.ts";
import { makeLink } from "#db/one-time-links.ts";
import { removePasskeys } from "#db/passkeys.ts";
import { addViewer, changeViewer, listViewers, removeSecondFactor, viewerEmail } from "#db/viewers.ts";
import { ROLES, type Role } from "#db/viewers-schema.ts";

import { textOf } from "../form-text.ts";
import { here } from "../knock.ts";
import { recordLooks, type Seeing } from "../looks.ts";
import { requireViewer } from "../session.ts";
import { readSettings } from "../settings.ts";
import type { Invitation } from "./invitation.ts";

/** Who may sign in. */
export async function loadViewers() {
  const { id } = await requireViewer("manage_viewers");
  return { self: id, viewers: listViewers(store()) };
}

/** Adds a viewer, who chooses a password by a one-time link. */
export async function inviteViewer(_: Answer<Invitation> | null, form: FormData): Promise<Answer<Invitation>> {
  const admin = await requireViewer("manage_viewers");
  return answer(async () => {
    await recordLooks(admin, [changeOf("added", textOf(form, "email"), { role: roleOf(form) })]);
    const viewer = await addViewer(store(), { email: textOf(form, "email"), role: roleOf(form) }, null);
    refresh();
    return invitation(viewer.id, viewer.email);
  });
}

/** Makes a link by which a viewer chooses a password anew. */
export async function resetPassword(_: Answer<Invitation> | null, form: FormData): Promise<Answer<Invitation>> {
  const admin = await requireViewer("manage_viewers");
  return answer(async () => {
    const id = textOf(form, "viewer");
    await recordLooks(admin, [changeOf("link_made", viewerEmail(store(), id))]);
    return invitation(id, viewerEmail(store(), id));
  });
}

/** Gives a viewer another role; their sessions end. */
export async function changeRole(_: Answer<null> | null, form: FormData): Promise<Answer<null>> {
  const admin = await requireViewer("manage_viewers");
  return answer(async () => {
    const email = viewerEmail(store(), textOf(form, "viewer"));
    await recordLooks(admin, [changeOf("role_changed", email, { role: roleOf(form) })]);
    changeViewer(store(), textOf(form, "viewer"), { role: roleOf(form) });
    refresh();
    return null;
  });
}

/** Disables a viewer, or lets them in again. */
export async function changeAccess(_: Answer<null> | null, form: FormData): Promise<Answer<null>> {
  const admin = await requireViewer("manage_viewers");
  return answer(async () => {
    const email = viewerEmail(store(), textOf(form, "viewer"));
    await recordLooks(admin, [changeOf(textOf(form, "disabled") === "yes" ? "disabled" : "enabled", email)]);
    changeViewer(store(), textOf(form, "viewer"), { disabled: textOf(form, "disabled") === "yes" ? "yes" : "no" });
    refresh();
    return null;
  });
}

/** Takes a second factor away that its viewer lost; their sessions end, and the password alone lets them in again. */
export async function endLostFactor(_: Answer<null> | null, form: FormData): Promise<Answer<null>> {
  const admin = await requireViewer("manage_viewers");
  return answer(async () => {
    const email = viewerEmail(store(), textOf(form, "viewer"));
    await recordLooks(admin, [changeOf("second_factor_removed", email)]);
    removeSecondFactor(store(), textOf(form, "viewer"));
    refresh();
    return null;
  });
}

/** Takes every passkey of a viewer away who lost one; their sessions end. */
export async function endLostPasskeys(_: Answer<null> | null, form: FormData): Promise<Answer<null>> {
  const admin = await requireViewer("manage_viewers");
  return answer(async () => {
    const email = viewerEmail(store(), textOf(form, "viewer"));
    await recordLooks(admin, [changeOf("passkeys_removed", email)]);
    removePasskeys(store(), textOf(form, "viewer"));
    refresh();
    return null;
  });
}

function invitation(viewerId: string, email: string): Invitation {
  const token = makeLink(store(), { purpose: "set_password", viewerId });
  return { email, link: `${here().origin}/sign-in?token=${token}` };
}

/** What is about to be changed, recorded before it is: a change that cannot be recorded is not made. */
const changeOf = (what: string, email: string, more: object = {}): Seeing => ({
  event: "viewer_change",
  object: { what, email, ...more },
});

const store = () => viewersStore(readSettings().data);

function roleOf(form: FormData): Role {
  const role = ROLES.find((one) => one === textOf(form, "role"));
  if (!role) throw new Problem("address_invalid", { name: "role" });
  return role;
}
