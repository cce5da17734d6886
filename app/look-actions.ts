"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";

import { textOf } from "./form-text.ts";
import { keptQuery, lookCookie, readLook } from "./kept-look.ts";
import { LIST_PATHS } from "./list-address.ts";
import { requireViewer } from "./session.ts";
import { currentPage } from "./sign-in-address.ts";
import { withoutLook } from "./without-look.ts";

const YEAR_S = 365 * 24 * 60 * 60;

/** Keeps how a list is looked at as the viewer's own, and shows the page again. */
export async function keepLook(form: FormData): Promise<void> {
  await requireViewer("own");
  const jar = await cookies();
  const path = LIST_PATHS.find((known) => known === textOf(form, "path"));
  const look = path && (await readLook(textOf(form, "look"), path));
  if (path && look) {
    jar.set(lookCookie(path), keptQuery(look), { maxAge: YEAR_S, httpOnly: true, sameSite: "lax" });
  }
  redirect(currentPage());
}

/** Forgets the viewer's own look at a list, and shows the page in the usual one. */
export async function forgetLook(form: FormData): Promise<void> {
  await requireViewer("own");
  const jar = await cookies();
  const path = LIST_PATHS.find((known) => known === textOf(form, "path"));
  if (path) jar.delete(lookCookie(path));
  redirect(withoutLook(currentPage()));
}
