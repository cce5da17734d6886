import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { ProblemNote } from "#components/problem-note.tsx";

import { loadOverview } from "./overview-actions.ts";
import styles from "./overview-view.module.css";
import { OverviewView } from "./overview-view.tsx";
import { answerWith } from "./status.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("overview");
  // The template of the layout is for the pages below it, not for the one beside it.
  return { title: { absolute: `${t("title")} · Rastro` } };
}

export default async function OverviewPage({ searchParams }: PageProps<"/">) {
  const t = await getTranslations("overview");
  const overview = await loadOverview(await searchParams);
  if (!overview.ok) answerWith(overview.problem.status);
  if (overview.ok) return <OverviewView overview={overview.value} />;
  return (
    <>
      <h1 className={styles.title}>{t("title")}</h1>
      <ProblemNote problem={overview.problem} />
    </>
  );
}
