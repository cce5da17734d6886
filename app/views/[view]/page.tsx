import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";

import { answerWith } from "../../status.ts";
import { loadView } from "./actions.ts";
import { ViewNotShown } from "./view-not-shown.tsx";
import { ViewOutdated } from "./view-outdated.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("views");
  return { title: t("one") };
}

export default async function ViewPage({ params }: PageProps<"/views/[view]">) {
  const { view } = await params;
  const page = await loadView(view);
  if (!page.ok) {
    answerWith(page.problem.status);
    return <ViewNotShown problem={page.problem} />;
  }
  if (page.value.kind === "list") redirect(page.value.href);
  // What was asked for is there and cannot be made sense of.
  answerWith(422);
  return <ViewOutdated view={page.value.view} problem={page.value.problem} />;
}
