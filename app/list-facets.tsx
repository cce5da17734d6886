import { useLocale } from "next-intl";
import { getTranslations } from "next-intl/server";

import { FacetColumns, type FacetsView } from "#components/facet-columns.tsx";
import { type Packed, pack } from "#components/packed.ts";
import { useWords } from "#components/words.ts";

import { briefly } from "./facet-ways.ts";
import { wordsOfFacets } from "./facet-words.ts";
import { loadFacetValues } from "./list-actions.ts";
import styles from "./list-facets.module.css";
import type { FacetLines as Lines } from "./list-narrow.ts";

type Props = { facets: Lines[]; address: string };

/**
 * What the result is made of, each value a link that narrows it: beside the table, or folded above it. `address` is that of
 * the list, for values that are looked for.
 */
export function ListFacets({ facets, address }: Props) {
  const t = useWords("lists.facets");
  const chosen = facets.flatMap(({ lines }) => lines.filter(({ choice }) => choice !== null)).length;
  return (
    <details className={styles.facets}>
      <summary className={styles.summary}>{t("summary", { count: chosen })}</summary>
      <nav className={styles.columns} aria-label={t("label")}>
        <Columns facets={facets} address={address} locale={useLocale()} />
      </nav>
    </details>
  );
}

async function Columns({ facets, address, locale }: Props & { locale: string }) {
  const texts = said.get(facets) ?? new Map<string, Packed<FacetsView>>();
  said.set(facets, texts);
  const text = texts.get(locale) ?? pack(await inWords(facets));
  texts.set(locale, text);
  return <FacetColumns facets={text} address={address} find={loadFacetValues} />;
}

/** Facets in words, by language, for as long as the same facets are shown. */
const said = new WeakMap<Lines[], Map<string, Packed<FacetsView>>>();

async function inWords(facets: Lines[]): Promise<FacetsView> {
  const [t, words] = [await getTranslations("lists.facets"), await wordsOfFacets()];
  const value = "{value}";
  return {
    facets: facets.map(({ key, lines, ways, others }) => ({
      key,
      name: t(`names.${key}`),
      lines: words(key, lines).map((line) => briefly(line, ways)),
      ways,
      others: others > 0 ? t("others", { count: others }) : null,
    })),
    names: { exclude: t("exclude", { value }), allow: t("allow", { value }) },
  };
}
