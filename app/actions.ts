"use server";

import { cookies } from "next/headers";
import { redirect } from "next/navigation";

import type { Answer } from "#audit/problems.ts";
import { canonicalZone } from "#audit/time.ts";
import { suggestOperators } from "#db/operators.ts";

import { textOf } from "./form-text.ts";
import { pickLocale } from "./locale.ts";
import { LOCALE_COOKIE, SCHEME_COOKIE, SCHEMES, ZONE_COOKIE } from "./preferences.ts";
import { sentText } from "./sent.ts";
import { requireAnyone, requireViewer } from "./session.ts";
import { currentPage } from "./sign-in-address.ts";
import { ask } from "./store.ts";
import { suggested } from "./suggestion-looks.ts";

/** Remembers the language that was chosen and shows the same page again. */
export async function chooseLocale(form: FormData): Promise<void> {
  await requireAnyone();
  await remember(LOCALE_COOKIE, pickLocale(textOf(form, "locale"), null));
}

/** Remembers the colour scheme that was chosen and shows the same page again. */
export async function chooseScheme(form: FormData): Promise<void> {
  await requireAnyone();
  await remember(SCHEME_COOKIE, SCHEMES.find((scheme) => scheme === textOf(form, "scheme")) ?? "auto");
}

/** Remembers the zone in which somebody reads times and shows the same page again; one that nobody knows is the house's. */
export async function chooseZone(form: FormData): Promise<void> {
  await requireViewer("own");
  await remember(ZONE_COOKIE, canonicalZone(textOf(form, "zone")) ?? "");
}

/** Operators whose address contains a text, for who types one. */
export async function loadOperatorSuggestions(text: string): Promise<Answer<string[]>> {
  const viewer = await requireViewer("read");
  const typed = sentText(text).slice(0, 200);
  const found = await ask(({ db }) => suggestOperators(db, { limit: 8, text: typed }));
  return suggested(viewer, "operator", typed, found);
}

const YEAR_S = 365 * 24 * 60 * 60;

async function remember(name: string, value: string): Promise<void> {
  const jar = await cookies();
  jar.set(name, value, { maxAge: YEAR_S, httpOnly: true, sameSite: "lax" });
  // A page that answered a POST would be posted again on reload.
  redirect(currentPage());
}
