import type { Route } from "next";
import { useTranslations } from "next-intl";

import { during } from "#audit/search/narrow.ts";
import { isoTime, parseInstant } from "#audit/time.ts";
import { AppLink } from "#components/app-link.tsx";
import { ofAccount } from "#db/accounts.ts";
import type { EventView } from "#db/event-view.ts";

import { listHref } from "../../list-address.ts";
import styles from "./page.module.css";

const LENGTH = 72 * 3_600_000;

/** What else happened on the account in the three days before the event and after it, the event included. */
export function EventWindows({
  event: { accountId, occurredAt: at },
  zone,
}: {
  event: EventView;
  zone: string | null;
}) {
  const t = useTranslations("event.windows");
  if (accountId === null) return null;
  const links = {
    before: windowHref(accountId, [at - LENGTH, at + 1], zone),
    after: windowHref(accountId, [at, at + LENGTH + 1], zone),
  };
  return (
    <nav className={styles.windows} aria-label={t("label")}>
      {t("label")}: {links.before ? <AppLink href={links.before}>{t("before")}</AppLink> : null}
      {links.before && links.after ? " · " : null}
      {links.after ? <AppLink href={links.after}>{t("after")}</AppLink> : null}
    </nav>
  );
}

/** Null at the ends of time as four-digit years can write it. */
function windowHref(accountId: number, ends: number[], zone: string | null): Route | null {
  if (ends.some((end) => parseInstant(isoTime(end), "UTC") !== end)) return null;
  const [since = "", until = ""] = ends.map(isoTime);
  return listHref("/events", { search: during(ofAccount(accountId), since, until), zone });
}
