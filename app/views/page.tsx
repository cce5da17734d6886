import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { ProblemNote } from "#components/problem-note.tsx";

import { answerWith } from "../status.ts";
import { loadViews } from "./actions.ts";
import styles from "./page.module.css";
import { ViewsList } from "./views-list.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("views");
  return { title: t("title") };
}

export default async function ViewsPage({ searchParams }: PageProps<"/views">) {
  const t = await getTranslations("views");
  const views = await loadViews(await searchParams);
  if (!views.ok) answerWith(views.problem.status);
  return (
    <>
      <h1 className={styles.title}>{t("title")}</h1>
      {views.ok ? (
        <div className={styles.lists}>
          <ViewsList whose="mine" views={views.value.mine} />
          <ViewsList whose="shared" views={views.value.shared} />
        </div>
      ) : (
        <ProblemNote problem={views.problem} />
      )}
    </>
  );
}
