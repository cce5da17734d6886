import { cookies } from "next/headers";
import { forbidden, redirect, unauthorized } from "next/navigation";
import { cache } from "react";

import { viewersStore } from "#db/live.ts";
import { cookieSecret } from "#db/secrets.ts";
import { findSession, type Who } from "#db/sessions.ts";

import type { Locale } from "./locale.ts";
import { recordLooks } from "./looks.ts";
import { may, type Permission } from "./permissions.ts";
import { readPreferences } from "./preferences.ts";
import { SESSION_COOKIE, tokenOf } from "./session-cookie.ts";
import { readSettings } from "./settings.ts";
import { currentPage, safeTarget, signInHref } from "./sign-in-address.ts";
import { visit } from "./visit.ts";

/** Who looks at this dashboard, and how they read times. */
export type Viewer = Who & { locale: Locale; zone: string };

/**
 * Who asks, if they may: the first line of every action and every route. It reads the request, so no page that calls it is
 * baked at build time. Who is signed out is led from a page to the sign-in, and answered 401 from an action or a route; a
 * role that may not is answered 403. What is done in the name of a cookie must come from a page of ours.
 */
export async function requireViewer(permission: Permission, door: "page" | "route" = "page"): Promise<Viewer> {
  const viewer = await currentViewer();
  const reads = READING.includes(visit()?.response.req.method ?? "GET");
  if (!reads && !visit()?.sameOrigin) forbidden();
  // A program that asked for a file would take the page of the sign-in for it.
  if (viewer === null && reads && door === "page") redirect(signInHref(safeTarget(currentPage())));
  if (viewer === null) unauthorized();
  if (await isDenied(viewer, permission)) forbidden();
  return viewer;
}

/** Whether a viewer's role may not do something; that they tried is on record then. */
export async function isDenied(viewer: Viewer, permission: Permission): Promise<boolean> {
  if (may(viewer.role, permission)) return false;
  await recordLooks(viewer, [{ event: "viewer_denied", object: { permission } }]);
  return true;
}

/** The first line of the few actions that are for everybody, signed in or not. It says so aloud; a test has their list. */
export async function requireAnyone(): Promise<void> {
  const reads = READING.includes(visit()?.response.req.method ?? "GET");
  if (!reads && !visit()?.sameOrigin) forbidden();
}

/** Who asks, or null; for the frame around the pages, which is there for those who are signed out too. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const [jar, { locale, zone }] = await Promise.all([cookies(), readPreferences()]);
  const { data } = readSettings();
  const token = tokenOf(jar.get(SESSION_COOKIE)?.value, cookieSecret(data));
  const who = token === null ? null : findSession(viewersStore(data), token);
  return who && { ...who, locale, zone };
});

const READING = ["GET", "HEAD"];
