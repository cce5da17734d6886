import type { Route } from "next";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";

import type { Answer } from "#audit/problems.ts";
import type { Said } from "#components/action-form.tsx";

/** Goes where what was done is to be seen, or says in the viewer's language why it was not done. */
export async function goOrSay<T>(outcome: Answer<T>, href: (value: T) => Route): Promise<Said> {
  if (outcome.ok) {
    // Where one is already, the browser would keep what it shows.
    refresh();
    redirect(href(outcome.value));
  }
  const t = await getTranslations("problems.titles");
  return { title: t(outcome.problem.code), code: outcome.problem.code };
}
