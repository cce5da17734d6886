import { useTranslations } from "next-intl";

import styles from "./account.module.css";
import type { SlotShown } from "./account-slot.ts";
import { AppLink } from "./app-link.tsx";
import { ZonedTime } from "./zoned-time.tsx";

/** Since when a slot is as it is, and by whose hand; "or earlier" where nobody saw what was before. */
export function SinceBy({ slot: { since, sinceHref, atLeast, operatorHref } }: { slot: SlotShown }) {
  const t = useTranslations("account");
  return (
    <p className={styles.since}>
      {t.rich(atLeast ? "sinceOrEarlier" : "since", {
        when: () => (
          <AppLink href={sinceHref}>
            <ZonedTime at={since.occurredAt} />
          </AppLink>
        ),
      })}{" "}
      {t.rich("by", {
        operator: () =>
          operatorHref ? (
            <AppLink href={operatorHref} className={styles.operator}>
              {since.operator}
            </AppLink>
          ) : (
            <span>{since.operator ?? t("nobody")}</span>
          ),
      })}
    </p>
  );
}
