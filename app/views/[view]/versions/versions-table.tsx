import { useTranslations } from "next-intl";

import { ActionForm } from "#components/action-form.tsx";
import { AppLink } from "#components/app-link.tsx";
import { ZonedTime } from "#components/zoned-time.tsx";

import { restoreView } from "../../../view-actions.ts";
import type { ViewLine } from "../../../view-lines.ts";
import { ViewMarks, ViewSays } from "../../../view-says.tsx";
import styles from "./versions.module.css";
import type { VersionsPage } from "./versions-page.ts";

/** Every version of a view, to be looked at and, by its owner, restored. */
export function VersionsTable({ page }: { page: VersionsPage }) {
  const t = useTranslations("views");
  return (
    <>
      <ol aria-labelledby="versions">
        {page.lines.map((line) => (
          <Version key={line.version.version} line={line} page={page} />
        ))}
      </ol>
      {page.older ? (
        <p className={styles.older}>
          <AppLink className="button" href={page.older} rel="next">
            {t("older")}
          </AppLink>
        </p>
      ) : null}
    </>
  );
}

function Version({ line, page: { view, own } }: { line: ViewLine; page: VersionsPage }) {
  const t = useTranslations("views");
  const { version, name, savedAt } = line.version;
  const newest = version === view.version;
  return (
    <li className={styles.version} aria-current={newest ? "true" : undefined}>
      <div className={styles.body}>
        <p className={styles.line}>
          <strong>{t("version", { version })}</strong>
          <span>{name}</span>
          <ViewMarks line={line} />
        </p>
        <ViewSays line={line} />
        <p className={styles.quiet}>
          <ZonedTime at={savedAt} /> {own ? t("byYou") : t("by", { who: view.ownerEmail ?? t("formerViewer") })}
        </p>
      </div>
      <div className={styles.acts}>
        {line.looked ? (
          <AppLink className="button" href={line.looked.href} aria-label={t("lookAt", { version })}>
            {t("look")}
          </AppLink>
        ) : null}
        {own && !newest ? <Restore line={line} over={view.version} /> : null}
      </div>
    </li>
  );
}

function Restore({ line: { version }, over }: { line: ViewLine; over: number }) {
  const t = useTranslations("views");
  const hidden = { view: version.viewId, over, version: version.version };
  return (
    <ActionForm action={restoreView} hidden={hidden}>
      <button type="submit" className="button" aria-label={t("restoreOne", { version: version.version })}>
        {t("restore")}
      </button>
    </ActionForm>
  );
}
