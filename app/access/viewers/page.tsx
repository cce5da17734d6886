import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { withoutNumbers } from "#audit/search/address-numbers.ts";
import { printSearch } from "#audit/search/parse.ts";
import type { Search } from "#audit/search/search.ts";
import { literal } from "#audit/search/values.ts";
import { AppLink } from "#components/app-link.tsx";
import { ProblemNote } from "#components/problem-note.tsx";
import { ViewersTable } from "#components/viewers-table.tsx";
import { refusedPage } from "../../refused-page.tsx";
import { answerWith } from "../../status.ts";
import styles from "../access.module.css";
import { accessHref } from "../access-address.ts";
import { loadComparison } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("access.viewers");
  return { title: t("title") };
}

/** Who looked how often, side by side. */
export default async function ComparisonPage({ searchParams }: PageProps<"/access/viewers">) {
  const refused = await refusedPage("see_access");
  if (refused) return refused;
  const params = await searchParams;
  const found = await loadComparison(params);
  const t = await getTranslations("access.viewers");
  if (!found.ok) answerWith(found.problem.status);
  const q = found.ok ? printSearch(found.value.search) : withoutNumbers(String(params.q ?? ""));
  return (
    <div className={styles.page}>
      <h1>{t("title")}</h1>
      <p className={styles.note}>{t("note")}</p>
      <Period q={q} />
      {found.ok && found.value.withheld ? <p className={styles.note}>{t("withheld")}</p> : null}
      {found.ok ? (
        <ViewersTable
          viewers={found.value.viewers.map((tally) => ({ ...tally, href: looksOf(found.value.search, tally.viewer) }))}
        />
      ) : (
        <ProblemNote problem={found.problem} query={q} />
      )}
    </div>
  );
}

/** The looks that one row counts. */
const looksOf = ({ terms }: Search, viewer: string | null) =>
  accessHref({
    search: {
      terms: [
        ...terms,
        viewer === null
          ? { key: "operator", negated: true, values: ["*"] }
          : { key: "operator", negated: false, values: [literal(viewer)] },
      ],
    },
  });

function Period({ q }: { q: string }) {
  const t = useTranslations("access");
  return (
    <search>
      <form action="/access/viewers" className={styles.filter}>
        <label className={styles.field}>
          <span className="label">{t("filter.looks")}</span>
          <input className="field" type="search" name="q" defaultValue={q} autoComplete="off" spellCheck={false} />
        </label>
        <button type="submit" className="button primary">
          {t("filter.submit")}
        </button>
        <AppLink className="button" href={accessHref()}>
          {t("viewers.back")}
        </AppLink>
      </form>
    </search>
  );
}
