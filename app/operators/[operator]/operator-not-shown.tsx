import { useTranslations } from "next-intl";

import type { ProblemReport } from "#audit/problems.ts";
import { NothingHere } from "#components/nothing-here.tsx";
import { ProblemNote } from "#components/problem-note.tsx";

import styles from "./operator-view.module.css";

/** Why an operator is not shown: nobody has this id, or there is a problem with the address or with the store. */
export function OperatorNotShown({ id, problem }: { id: string; problem: ProblemReport }) {
  const t = useTranslations("operator");
  if (problem.code === "not_found") {
    const way = { href: "/operators", label: t("toOperators") } as const;
    return <NothingHere title={t("none", { id })} text={t("noneText")} way={way} />;
  }
  return (
    <>
      <h1 className={styles.title}>{t("title", { id })}</h1>
      <ProblemNote problem={problem} />
    </>
  );
}
