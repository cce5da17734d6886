import { FlaskConical } from "lucide-react";
import { useTranslations } from "next-intl";

import styles from "./demo-banner.module.css";

/** Says that what is shown is made up, and how to see one's own events instead. */
export function DemoBanner() {
  const t = useTranslations("client.shell.demo");
  return (
    <aside className={styles.banner} aria-label={t("label")}>
      <FlaskConical size={16} aria-hidden="true" className={styles.icon} />
      <p>{t.rich("text", { command: (text) => <code className={styles.command}>{text}</code> })}</p>
    </aside>
  );
}
