import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { OperatorsTable } from "#components/operators-table.tsx";
import { PageHead } from "#components/page-head.tsx";
import { ProblemNote } from "#components/problem-note.tsx";
import { ZoneScope } from "#components/zone-scope.tsx";

import { answerWith } from "../status.ts";
import { loadOperators } from "./actions.ts";
import { OperatorsFilter } from "./operators-filter.tsx";
import type { OperatorsPage as Loaded } from "./operators-page.ts";
import styles from "./page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("operators");
  return { title: t("title") };
}

export default async function OperatorsPage({ searchParams }: PageProps<"/operators">) {
  const t = await getTranslations("operators");
  const params = await searchParams;
  const operators = await loadOperators(params);
  if (!operators.ok) answerWith(operators.problem.status);
  const email = [params.email].flat()[0] ?? "";
  if (operators.ok) {
    const { clock } = operators.value;
    return (
      <ZoneScope zone={clock.zone} own={clock.own}>
        <PageHead zones={clock.zones}>{t("title")}</PageHead>
        <OperatorsFilter email={email} zone={clock.asked} />
        <Found page={operators.value} />
      </ZoneScope>
    );
  }
  return (
    <>
      <h1 className={styles.title}>{t("title")}</h1>
      <OperatorsFilter email={email} zone={null} />
      <ProblemNote problem={operators.problem} />
    </>
  );
}

async function Found({ page: { address, rows, found, known } }: { page: Loaded }) {
  const t = await getTranslations("operators");
  if (rows.length === 0) {
    return (
      <p className={styles.nothing}>{known === 0 ? t("noneAtAll") : t("none", { email: address.email, known })}</p>
    );
  }
  return (
    <section className={styles.result}>
      <p className={styles.total}>
        {t("total", { count: found })}
        {rows.length < found ? ` ${t("shown", { count: rows.length })}` : null}
      </p>
      <OperatorsTable rows={rows} />
    </section>
  );
}
