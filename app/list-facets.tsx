import { Ban } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";

import type { FacetKey } from "#audit/search/narrow.ts";
import { AppLink } from "#components/app-link.tsx";

import styles from "./list-facets.module.css";
import type { FacetLine, FacetLines } from "./list-narrow.ts";

/** What the result is made of, each value a link that narrows it: beside the table, or folded above it. */
export function ListFacets({ facets }: { facets: FacetLines[] }) {
  const t = useTranslations("lists.facets");
  const chosen = facets.flatMap(({ lines }) => lines.filter(({ choice }) => choice !== null)).length;
  return (
    <details className={styles.facets}>
      <summary className={styles.summary}>{t("summary", { count: chosen })}</summary>
      <nav className={styles.columns} aria-label={t("label")}>
        {facets.map((facet) => (
          <Facet key={facet.key} facet={facet} />
        ))}
      </nav>
    </details>
  );
}

function Facet({ facet: { key, lines, others } }: { facet: FacetLines }) {
  const t = useTranslations("lists.facets");
  const most = Math.max(1, ...lines.map(({ count }) => count));
  return (
    <div className={styles.facet}>
      <h2 id={`facet-${key}`} className={styles.name}>
        {t(`names.${key}`)}
      </h2>
      <ul aria-labelledby={`facet-${key}`}>
        {lines.map((line) => (
          <Line key={line.value} facet={key} line={line} share={line.count / most} />
        ))}
      </ul>
      {others > 0 ? <p className={styles.others}>{t("others", { count: others })}</p> : null}
    </div>
  );
}

type LineProps = { facet: FacetKey; line: FacetLine; share: number };

function Line({ facet, line, share }: LineProps) {
  const label = useLabel(facet, line);
  return (
    <li className={styles.line} data-choice={line.choice ?? undefined}>
      <Include label={label} line={line} />
      <Exclude label={label} line={line} />
      <svg width="100%" height="2" aria-hidden="true" className={styles.bar}>
        <rect width={`${Math.round(share * 100)}%`} height="2" rx="1" />
      </svg>
    </li>
  );
}

type Labelled = { label: string; line: FacetLine };

function Include({ label, line }: Labelled) {
  const words = <Words label={label} line={line} />;
  if (line.include === null) return <span className={styles.value}>{words}</span>;
  return (
    <AppLink
      href={line.include}
      className={styles.value}
      scroll={false}
      title={label}
      aria-current={line.choice === "included" ? "true" : undefined}
    >
      {words}
    </AppLink>
  );
}

function Exclude({ label, line: { choice, exclude } }: Labelled) {
  const t = useTranslations("lists.facets");
  if (exclude === null) return null;
  const name = t(choice === "excluded" ? "allow" : "exclude", { value: label });
  return (
    <AppLink href={exclude} className={styles.exclude} scroll={false} title={name} aria-label={name}>
      <Ban size={13} aria-hidden="true" />
    </AppLink>
  );
}

function Words({ label, line: { count, value } }: Labelled) {
  const format = useFormatter();
  return (
    <>
      <span className={styles.label} data-none={value === null || value === "" ? "" : undefined}>
        {label}
      </span>{" "}
      <span className={styles.count}>{format.number(count)}</span>
    </>
  );
}

/** A value in words: flags have names, reasons an id and a text, and what is not there is said. */
function useLabel(facet: FacetKey, { value, text }: FacetLine): string {
  const [t, flags] = [useTranslations("lists.facets"), useTranslations("client.flags")];
  if (value === null) return t("none");
  const flag = `${value}.name` as never;
  if (facet === "flag") return flags.has(flag) ? flags(flag) : value;
  if (facet === "reason") return text === null ? value : t("reason", { id: value, text });
  return text === "" || text === null ? t("empty") : text;
}
