import { AppLink } from "#components/app-link.tsx";
import { Icon } from "#components/icon.tsx";
import { useWords } from "#components/words.ts";

import { type ListPath, listHref, withSearch } from "./list-address.ts";
import type { Page } from "./list-loader.ts";
import styles from "./list-pager.module.css";

/** The way to newer and older events, by cursor: what arrives meanwhile moves nothing. */
export function ListPager({ path, page: { address, table, newer, older } }: { path: ListPath; page: Page }) {
  const t = useWords("lists.pager");
  if (newer === null && older === null) return null;
  return (
    <nav className={styles.pager} aria-label={t("label")}>
      {table.rows.length === 0 ? <p>{t("end")}</p> : null}
      {newer ? (
        <>
          <AppLink className="button" href={listHref(path, withSearch(address, address.search))}>
            <Icon name="chevrons-left" /> {t("newest")}
          </AppLink>
          <AppLink className="button" href={newer} rel="prev">
            <Icon name="chevron-left" /> {t("newer")}
          </AppLink>
        </>
      ) : null}
      {older ? (
        <AppLink className="button" href={older} rel="next">
          {t("older")} <Icon name="chevron-right" />
        </AppLink>
      ) : null}
    </nav>
  );
}
