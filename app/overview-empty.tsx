import { Inbox } from "lucide-react";
import { useTranslations } from "next-intl";

import styles from "./overview-empty.module.css";

/** How to begin, while nothing was recorded. */
export function OverviewEmpty() {
  const t = useTranslations("overview.empty");
  return (
    <section className={styles.empty} aria-labelledby="empty-title">
      <Inbox size={22} aria-hidden="true" className={styles.icon} />
      <h2 id="empty-title">{t("title")}</h2>
      <p>{t("text")}</p>
      <dl className={styles.steps}>
        <div>
          <dt>{t("events")}</dt>
          <dd>
            <pre>npm run -s rastro -- import {t("file")}</pre>
          </dd>
        </div>
        <div>
          <dt>{t("phones")}</dt>
          <dd>
            <pre>
              npm run -s rastro -- import-phones {t("file")} --as-of {t("time")}
            </pre>
          </dd>
        </div>
      </dl>
    </section>
  );
}
