"use server";

import { refresh } from "next/cache";

import { type Answer, answer, Problem } from "#audit/problems.ts";
import { recordedChange } from "#audit/recorded-change.ts";
import { viewersStore } from "#db/live.ts";
import { makeLink } from "#db/one-time-links.ts";
import { removePasskeys } from "#db/passkeys.ts";
import { addViewer, changeViewer, listViewers, parseEmail, removeSecondFactor, viewerEmail } from "#db/viewers.ts";
import { ROLES, type Role } from "#db/viewers-schema.ts";

import { textOf } from "../form-text.ts";
import { here } from "../knock.ts";
import { recordLooks } from "../looks.ts";
import { requireViewer, type Viewer } from "../session.ts";
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
    // As it is kept: what is no address may be anything, and names nobody.
    const added = { email: parseEmail(textOf(form, "email")), role: roleOf(form) };
    const viewer = await recorded(admin, { what: "added", ...added }, () => addViewer(store(), added, null));
    refresh();
    return invitation(viewer.id, viewer.email);
  });
}

/** Makes a link by which a viewer chooses a password anew. */
export async function resetPassword(_: Answer<Invitation> | null, form: FormData): Promise<Answer<Invitation>> {
  const admin = await requireViewer("manage_viewers");
  return answer(async () => {
    const id = textOf(form, "viewer");
    const email = viewerEmail(store(), id);
    return recorded(admin, { what: "link_made", email }, () => invitation(id, email));
  });
}

/** Gives a viewer another role; their sessions end. */
export async function changeRole(_: Answer<null> | null, form: FormData): Promise<Answer<null>> {
  const admin = await requireViewer("manage_viewers");
  return answer(async () => {
    const email = viewerEmail(store(), textOf(form, "viewer"));
    const role = roleOf(form);
    await recorded(admin, { what: "role_changed", email, role }, () =>
      changeViewer(store(), textOf(form, "viewer"), { role }),
    );
    refresh();
    return null;
  });
}

/** Disables a viewer, or lets them in again. */
export async function changeAccess(_: Answer<null> | null, form: FormData): Promise<Answer<null>> {
  const admin = await requireViewer("manage_viewers");
  return answer(async () => {
    const email = viewerEmail(store(), textOf(form, "viewer"));
    const disabled = textOf(form, "disabled") === "yes" ? "yes" : "no";
    await recorded(admin, { what: disabled === "yes" ? "disabled" : "enabled", email }, () =>
      changeViewer(store(), textOf(form, "viewer"), { disabled }),
    );
    refresh();
    return null;
  });
}

/** Takes a second factor away that its viewer lost; their sessions end, and the password alone lets them in again. */
export async function endLostFactor(_: Answer<null> | null, form: FormData): Promise<Answer<null>> {
  const admin = await requireViewer("manage_viewers");
  return answer(async () => {
    const email = viewerEmail(store(), textOf(form, "viewer"));
    await recorded(admin, { what: "second_factor_removed", email }, () =>
      removeSecondFactor(store(), textOf(form, "viewer")),
    );
    refresh();
    return null;
  });
}

/** Takes every passkey of a viewer away who lost one; their sessions end. */
export async function endLostPasskeys(_: Answer<null> | null, form: FormData): Promise<Answer<null>> {
  const admin = await requireViewer("manage_viewers");
  return answer(async () => {
    const email = viewerEmail(store(), textOf(form, "viewer"));
    await recorded(admin, { what: "passkeys_removed", email }, () => removePasskeys(store(), textOf(form, "viewer")));
    refresh();
    return null;
  });
}

function invitation(viewerId: string, email: string): Invitation {
  const token = makeLink(store(), { purpose: "set_password", viewerId });
  return { email, link: `${here().origin}/sign-in?token=${token}` };
}

type Change = { what: string; email: string; role?: Role };

const recorded = <T>(admin: Viewer, change: Change, make: () => T | Promise<T>): Promise<T> =>
  recordedChange(change, (object) => recordLooks(admin, [{ event: "viewer_change", object }]), make);

const store = () => viewersStore(readSettings().data);

function roleOf(form: FormData): Role {
  const role = ROLES.find((one) => one === textOf(form, "role"));
  if (!role) throw new Problem("address_invalid", { name: "role" });
  return role;
}
