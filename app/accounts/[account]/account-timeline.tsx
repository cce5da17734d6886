import { ChevronLeft, ChevronRight, ChevronsLeft } from "lucide-react";
import { useTranslations } from "next-intl";

import { AppLink } from "#components/app-link.tsx";
import { Timeline } from "#components/timeline.tsx";
import { PHONE_LANES } from "#components/timeline-lanes.ts";

import type { AccountPage } from "./account-page.ts";
import styles from "./account-timeline.module.css";
import { FollowForm } from "./follow-form.tsx";
import type { RevealsShown } from "./reveals-shown.ts";
import type { TimelineLinks } from "./timeline-page.ts";

/** The timeline of an account, or of several, a page of it: the newest first, for that is what the state above came from. */
export function AccountTimeline({ timeline, revealed }: Pick<AccountPage, "timeline"> & { revealed: RevealsShown }) {
  const t = useTranslations("account.timeline");
  const { total, address, rows, lanes, links } = timeline;
  const oldestFirst = address.order === "oldest";
  const folded = lanes.find((lane) => lane.kind === "folded");
  return (
    <section className={styles.section} aria-labelledby="timeline-title">
      <header className={styles.head}>
        <h2 id="timeline-title">{t("title")}</h2>
        <p className={styles.total}>{t("total", { count: total })}</p>
        <p className={styles.order}>
          {t(oldestFirst ? "oldestFirst" : "newestFirst")} ·{" "}
          <AppLink href={links.other}>{t(oldestFirst ? "toNewest" : "toOldest")}</AppLink> ·{" "}
          <AppLink href={links.list}>{t("asList")}</AppLink>
        </p>
      </header>
      <FollowForm address={address} />
      {folded ? <p className={styles.folded}>{t("folded", { lanes: PHONE_LANES, count: folded.phones })}</p> : null}
      {revealed.more ? <p className={styles.folded}>{t("reveal.more", { count: revealed.reveals.length })}</p> : null}
      <Timeline rows={rows} lanes={lanes} reveals={revealed.reveals} oldestFirst={oldestFirst} label={t("title")} />
      <TimelinePager links={links} oldestFirst={oldestFirst} />
    </section>
  );
}

function TimelinePager({
  links: { first, ahead, behind },
  oldestFirst,
}: {
  links: TimelineLinks;
  oldestFirst: boolean;
}) {
  const t = useTranslations("account.timeline.pager");
  if (ahead === null && behind === null) return null;
  return (
    <nav className={styles.pager} aria-label={t("label")}>
      {ahead ? (
        <>
          <AppLink className="button" href={first}>
            <ChevronsLeft size={15} aria-hidden="true" /> {t(oldestFirst ? "oldest" : "newest")}
          </AppLink>
          <AppLink className="button" href={ahead} rel="prev">
            <ChevronLeft size={15} aria-hidden="true" /> {t(oldestFirst ? "older" : "newer")}
          </AppLink>
        </>
      ) : null}
      {behind ? (
        <AppLink className={`button ${styles.behind}`} href={behind} rel="next">
          {t(oldestFirst ? "newer" : "older")} <ChevronRight size={15} aria-hidden="true" />
        </AppLink>
      ) : null}
    </nav>
  );
}
