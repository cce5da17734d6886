import { useTranslations } from "next-intl";
import type { ViewLine } from "./view-lines.ts";
import styles from "./view-says.module.css";

const LISTS = { "/events": "events", "/status-changes": "statusChanges", "/phone-edits": "phoneEdits" } as const;

/** Which list a view stands for, with which search. */
export function ViewSays({ line: { version, looked } }: { line: ViewLine }) {
  const t = useTranslations();
  return (
    <span className={styles.says}>
      {looked ? <span>{t(`lists.titles.${LISTS[looked.path]}`)}</span> : <span>{t("views.outdated.short")}</span>}
      {looked?.q === "" ? <span>{t("views.everything")}</span> : <code>{looked?.q ?? version.query}</code>}
    </span>
  );
}

/** Who sees a view, and whether its time moves. */
export function ViewMarks({ line: { version } }: { line: ViewLine }) {
  const t = useTranslations();
  return (
    <span className={styles.marks}>
      <span className={styles.mark}>{t(`client.views.fields.${version.visibility}`)}</span>
      <span className={styles.mark}>{t(`client.views.period.${version.period}.name`)}</span>
    </span>
  );
}
