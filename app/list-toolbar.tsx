import { AppLink } from "#components/app-link.tsx";
import { CopyLink } from "#components/copy-link.tsx";
import { useWords } from "#components/words.ts";
import { ZoneSwitch } from "#components/zone-switch.tsx";

import { type ListAddress, type ListPath, listHref, withSearch } from "./list-address.ts";
import { ListColumnsMenu } from "./list-columns-menu.tsx";
import { ListExport } from "./list-export.tsx";
import { followHref } from "./list-follow.ts";
import type { Page } from "./list-loader.ts";
import { PAGE_SIZES } from "./list-parameters.ts";
import styles from "./list-toolbar.module.css";

/** How many events were found, exactly, and how many a page shows. */
export function ListToolbar({ path, page }: { path: ListPath; page: Page }) {
  const t = useWords("lists");
  return (
    <div className={styles.toolbar}>
      <p id="total" tabIndex={-1} className={styles.total}>
        {t("total", { count: page.total })}
      </p>
      <div className={styles.tools}>
        <Follow address={page.address} />
        <ListColumnsMenu path={path} page={page} />
        <ZoneSwitch choices={page.clock.zones} />
        <ListExport path={path} page={page} />
        <CopyLink href={page.freeze.link} />
      </div>
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
    </div>
  );
}

/** From a list of the events of some accounts to their timeline. */
function Follow({ address }: { address: ListAddress }) {
  const [t, href] = [useWords("lists"), followHref(address)];
  return href === null ? null : (
    <AppLink href={href} className="button small">
      {t("follow")}
    </AppLink>
  );
}
