"use server";

import { type Answer, answer } from "#audit/problems.ts";
import type { RevealedNumber } from "#components/reveal-number.tsx";

import { recorded } from "./looks.ts";
import { readReveal, revealLook, shownOf } from "./reveals.ts";
import { requireViewer } from "./session.ts";

/**
 * Shows one number to one investigator, once: it is on record who saw it and why before this answers, and nothing of it
 * stays behind that another request could ask for.
 */
export async function revealPhone(_: Answer<unknown> | null, form: FormData): Promise<Answer<RevealedNumber>> {
  const viewer = await requireViewer("reveal");
  const asked = await readReveal(form);
  const seen = await recorded(viewer, asked, (reveal) => revealLook(reveal, viewer.email));
  return seen.ok ? answer(() => shownOf(seen.value)) : seen;
}
