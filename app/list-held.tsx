import { Snowflake } from "lucide-react";
import { useTranslations } from "next-intl";

import { AppLink } from "#components/app-link.tsx";
import { ZonedTime } from "#components/zoned-time.tsx";

import type { Held } from "./list-freeze.ts";
import styles from "./list-held.module.css";

/** Said above a list that somebody froze, so that nobody takes it for what is there now; and the way to that. */
export function ListHeld({ held: { size, all, current }, now }: { held: Held; now: number | null }) {
  const t = useTranslations("lists.held");
  return (
    <p className={styles.held} role="note">
      <Snowflake size={15} aria-hidden="true" />
      <span>
        {size === null ? null : t("size", { size, all })}{" "}
        {now === null ? null : t.rich("now", { when: () => <ZonedTime at={now} /> })}{" "}
        <AppLink href={current}>{t("current")}</AppLink>
      </span>
    </p>
  );
}
