import { useTranslations } from "next-intl";

import { ActionForm } from "#components/action-form.tsx";
import { AppLink } from "#components/app-link.tsx";
import { Menu } from "#components/menu.tsx";
import { Panel } from "#components/panel.tsx";
import { ViewFields } from "#components/view-fields.tsx";
import type { SavedView } from "#db/saved-views.ts";
import { removeView, renameView } from "../../../view-actions.ts";
import { viewHref } from "../../../view-address.ts";
import styles from "./versions.module.css";
import type { VersionsPage } from "./versions-page.ts";
import { VersionsTable } from "./versions-table.tsx";

/** A view: its name and who sees it, to be changed by its owner, and what it said before. */
export function VersionsView({ page }: { page: VersionsPage }) {
  const { view, own } = page;
  const t = useTranslations("views");
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{view.name}</h1>
        <AppLink className="button primary" href={viewHref(view.viewId)}>
          {t("open")}
        </AppLink>
        {own ? <Delete view={view} /> : null}
      </header>
      {own ? (
        <Panel id="settings" title={t("settings")}>
          <ActionForm action={renameView} hidden={changing(view)} label={t("settings")} className={styles.settings}>
            <ViewFields key={view.version} name={view.name} visibility={view.visibility} />
            <button type="submit" className="button">
              {t("save")}
            </button>
          </ActionForm>
        </Panel>
      ) : (
        <p className={styles.quiet}>{t("theirs", { owner: view.ownerEmail ?? t("formerViewer") })}</p>
      )}
      <Panel id="versions" title={t("versions")} flush="flush">
        <VersionsTable page={page} />
      </Panel>
      <AppLink href="/views">{t("all")}</AppLink>
    </div>
  );
}

/** What can be had back is still asked for twice: a link that somebody was sent ends with the view. */
function Delete({ view }: { view: SavedView }) {
  const t = useTranslations("views.delete");
  return (
    <Menu id="delete" label={t("menu")}>
      <ActionForm action={removeView} hidden={changing(view)} className={styles.delete}>
        <p>{t("text", { name: view.name })}</p>
        <button type="submit" className="button">
          {t("submit")}
        </button>
      </ActionForm>
    </Menu>
  );
}

const changing = ({ viewId, version }: SavedView) => ({ view: viewId, over: version });
