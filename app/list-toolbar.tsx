import { useTranslations } from "next-intl";

import { AppLink } from "#components/app-link.tsx";

import { type ListPath, listHref, PAGE_SIZES, withSearch } from "./list-address.ts";
import { ListExport } from "./list-export.tsx";
import type { Page } from "./list-loader.ts";
import styles from "./list-toolbar.module.css";

/** How many events were found, exactly, and how many a page shows. */
export function ListToolbar({ path, page }: { path: ListPath; page: Page }) {
  const t = useTranslations("lists");
  return (
    <div className={styles.toolbar}>
      <p className={styles.total}>{t("total", { count: page.total })}</p>
      <nav className={styles.sizes} aria-label={t("sizes.label")}>
        <span aria-hidden="true">{t("sizes.label")}</span>
        {PAGE_SIZES.map((choice) => (
          <AppLink
            key={choice}
            href={listHref(path, { ...withSearch(page.address, page.address.search), size: choice })}
            className={styles.size}
            aria-current={choice === page.address.size ? "true" : undefined}
          >
            {choice}
          </AppLink>
        ))}
      </nav>
      <ListExport path={path} page={page} />
    </div>
  );
}
