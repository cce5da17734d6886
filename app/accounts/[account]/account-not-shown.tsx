import { useTranslations } from "next-intl";

import type { ProblemReport } from "#audit/problems.ts";
import { NothingHere } from "#components/nothing-here.tsx";
import { ProblemNote } from "#components/problem-note.tsx";

import styles from "./page.module.css";

/** Why an account is not shown: no event names it, none can, or there is a problem with the address or with the store. */
export function AccountNotShown({ ids, problem }: { ids: string[]; problem: ProblemReport }) {
  const t = useTranslations("account");
  const said = ids.join(", ");
  const way = { href: "/events", label: t("toEvents") } as const;
  if (problem.code === "not_found") {
    const impossible = problem.expected !== undefined;
    const [title, text] = impossible ? (["impossible", "impossibleText"] as const) : (["none", "noneText"] as const);
    return <NothingHere title={t(title, { id: said })} text={t(text)} way={way} />;
  }
  return (
    <>
      <h1 className={styles.title}>{ids.length > 1 ? t("several.title", { ids: said }) : t("title", { id: said })}</h1>
      <ProblemNote problem={problem} />
    </>
  );
}
