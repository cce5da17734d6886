import { useTranslations } from "next-intl";

import type { ProblemReport } from "#audit/problems.ts";
import { NothingHere } from "#components/nothing-here.tsx";
import { ProblemNote } from "#components/problem-note.tsx";

import styles from "./page.module.css";

/** Why an event is not shown: the ledger has no such leaf, or the store could not be asked. */
export function EventNotShown({ leaf, problem }: { leaf: string; problem: ProblemReport }) {
  const [t, tHere] = [useTranslations("event"), useTranslations("notFound")];
  if (problem.code === "not_found") {
    const way = { href: "/events", label: tHere("events") } as const;
    return <NothingHere title={t("notFound.title")} text={t("notFound.text")} way={way} />;
  }
  return (
    <>
      <h1 className={styles.lead}>{t("title", { leaf })}</h1>
      <ProblemNote problem={problem} />
    </>
  );
}
