import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { answerWith } from "../../../status.ts";
import { ViewNotShown } from "../view-not-shown.tsx";
import { loadVersions } from "./actions.ts";
import { VersionsView } from "./versions-view.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("views");
  return { title: t("one") };
}

export default async function VersionsPage({ params, searchParams }: PageProps<"/views/[view]/versions">) {
  const { view } = await params;
  const page = await loadVersions(view, await searchParams);
  if (page.ok) return <VersionsView page={page.value} />;
  answerWith(page.problem.status);
  return <ViewNotShown problem={page.problem} />;
}
