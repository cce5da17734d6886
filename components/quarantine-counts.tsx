import type { Route } from "next";
import { useFormatter, useTranslations } from "next-intl";
import type { ProblemCode } from "#audit/problems.ts";

import { AppLink } from "./app-link.tsx";
import { Panel } from "./panel.tsx";
import styles from "./quarantine-counts.module.css";

/** How many wait in quarantine for each reason, which leads to them. */
export function QuarantineCounts({ counts }: { counts: { code: ProblemCode; count: number }[] }) {
  const [t, tProblem, format] = [
    useTranslations("overview.quarantine"),
    useTranslations("problems.titles"),
    useFormatter(),
  ];
  return (
    <Panel id="quarantine" title={t("title")}>
      {counts.length === 0 ? (
        <p className={styles.quiet}>{t("none")}</p>
      ) : (
        <>
          <table className={styles.table}>
            <caption className="visually-hidden">{t("title")}</caption>
            <thead className="visually-hidden">
              <tr>
                <th scope="col">{t("reason")}</th>
                <th scope="col">{t("count")}</th>
              </tr>
            </thead>
            <tbody>
              {counts.map(({ code, count }) => (
                <tr key={code}>
                  <td>
                    <AppLink href={`/ingest?code=${code}` as Route}>
                      {tProblem.has(code) ? tProblem(code) : code}
                    </AppLink>
                  </td>
                  <td className={styles.count}>{format.number(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={styles.quiet}>{t("text")}</p>
          <p>
            <AppLink href={"/ingest" as Route}>{t("open")}</AppLink>
          </p>
        </>
      )}
    </Panel>
  );
}
