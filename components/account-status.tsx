import { useTranslations } from "next-intl";
import type { StatusState } from "#audit/states.ts";

import styles from "./account.module.css";
import { SinceBy } from "./account-since.tsx";
import type { SlotShown } from "./account-slot.ts";
import { StatusReason } from "./status-reason.tsx";
import { StatusWord } from "./status-word.tsx";

/** The status of an account as its events leave it: since when, by whom and why; or that none of them tells it. */
export function AccountStatus({ status }: { status: SlotShown | null }) {
  const t = useTranslations("account.status");
  const state = status?.event.object as StatusState | undefined;
  return (
    <section className={styles.card} aria-labelledby="status-title">
      <h2 id="status-title">{t("title")}</h2>
      {status && state ? (
        <div className={styles.status}>
          <p className={styles.word}>
            <StatusWord status={state.status} />
          </p>
          <SinceBy slot={status} />
          <StatusReason state={state} />
        </div>
      ) : (
        <p className={styles.nothing}>{t("unknown")}</p>
      )}
    </section>
  );
}
