import { useTranslations } from "next-intl";
import type { StatusState } from "#audit/states.ts";

import styles from "./status-reason.module.css";

/** Why a status was set: the organisation's id and text for it, and what was typed beside it; or that no reason was given. */
export function StatusReason({
  state: { reason_id: id, reason_description: reason, description },
}: {
  state: StatusState;
}) {
  const t = useTranslations("account.reason");
  if (id === null && !reason && !description) return <p className={styles.none}>{t("none")}</p>;
  return (
    <p className={styles.reason}>
      {id === null ? null : <span>{t("id", { id: String(id) })}</span>}
      {reason ? <span className={styles.text}>{reason}</span> : null}
      {description ? <q className={styles.typed}>{description}</q> : null}
    </p>
  );
}
