import { useTranslations } from "next-intl";

import { FacetFind } from "#components/facet-find.tsx";
import type { FacetLineView } from "#components/facet-line.tsx";
import { FacetLines } from "#components/facet-lines.tsx";

import { wordsOfFacets } from "./facet-words.ts";
import { loadFacetValues } from "./list-actions.ts";
import styles from "./list-facets.module.css";
import type { FacetLines as Lines } from "./list-narrow.ts";

type Props = { facets: Lines[]; address: string };

/**
 * What the result is made of, each value a link that narrows it: beside the table, or folded above it. `address` is that of
 * the list, for values that are looked for.
 */
export async function ListFacets({ facets, address }: Props) {
  const words = await wordsOfFacets();
  return (
    <Facets facets={facets.map((facet) => ({ ...facet, said: words(facet.key, facet.lines) }))} address={address} />
  );
}

type Said = Lines & { said: FacetLineView[] };

function Facets({ facets, address }: { facets: Said[]; address: string }) {
  const t = useTranslations("lists.facets");
  const chosen = facets.flatMap(({ lines }) => lines.filter(({ choice }) => choice !== null)).length;
  return (
    <details className={styles.facets}>
      <summary className={styles.summary}>{t("summary", { count: chosen })}</summary>
      <nav className={styles.columns} aria-label={t("label")}>
        {facets.map((facet) => (
          <Facet key={facet.key} facet={facet} address={address} />
        ))}
      </nav>
    </details>
  );
}

function Facet({ facet: { key, said, others }, address }: { facet: Said; address: string }) {
  const t = useTranslations("lists.facets");
  const name = t(`names.${key}`);
  return (
    <div className={styles.facet}>
      <h2 id={`facet-${key}`} className={styles.name}>
        {name}
      </h2>
      <FacetLines aria-labelledby={`facet-${key}`} lines={said} />
      {others > 0 ? (
        <>
          <p className={styles.others}>{t("others", { count: others })}</p>
          <FacetFind name={name} facet={key} address={address} find={loadFacetValues} />
        </>
      ) : null}
    </div>
  );
}
