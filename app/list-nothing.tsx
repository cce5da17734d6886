import { Inbox, SearchX } from "lucide-react";
import { useTranslations } from "next-intl";

import { EVERYTHING } from "#audit/search/search.ts";
import { AppLink } from "#components/app-link.tsx";
import { listHref, withSearch } from "./list-address.ts";
import type { List, Page } from "./list-loader.ts";
import styles from "./list-nothing.module.css";

/** Nothing to show, and why: nothing was recorded yet, or nothing is what was asked for. */
export function ListNothing({ list, page: { address, emptyStore, filters } }: { list: List; page: Page }) {
  const t = useTranslations("lists.nothing");
  if (emptyStore) return <NothingRecorded />;
  return (
    <section className={styles.nothing}>
      <SearchX size={22} aria-hidden="true" className={styles.icon} />
      <h2>{t(filters.length === 0 ? "noneOfThese" : "found")}</h2>
      {filters.length === 0 ? null : (
        <>
          <p>{t("filters")}</p>
          <ul className={styles.filters}>
            {filters.map(({ text, without, found }) => (
              <li key={text}>
                <code>{text}</code>
                <AppLink href={without}>{t("without", { count: found })}</AppLink>
              </li>
            ))}
          </ul>
          <AppLink className="button" href={listHref(list.path, withSearch(address, EVERYTHING))}>
            {t("clear")}
          </AppLink>
        </>
      )}
    </section>
  );
}

function NothingRecorded() {
  const t = useTranslations("lists.nothing");
  return (
    <section className={styles.nothing}>
      <Inbox size={22} aria-hidden="true" className={styles.icon} />
      <h2>{t("recorded")}</h2>
      <p>{t("import")}</p>
      <pre className={styles.command}>npm run -s rastro -- import {t("file")}</pre>
    </section>
  );
}
