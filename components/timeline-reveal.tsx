import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";

import type { RevealView } from "#db/account-reveals.ts";

import styles from "./timeline.module.css";
import type { Lane } from "./timeline-lanes.ts";
import { TimelineRail } from "./timeline-rail.tsx";
import { ZonedTime } from "./zoned-time.tsx";

/** That somebody revealed a number of the account: no event of the trail, but told beside them to who may know. */
export function TimelineReveal({ reveal, lanes }: { reveal: RevealView; lanes: Lane[] }) {
  const t = useTranslations("account.timeline.reveal");
  const { at, viewer, accountId, event, last, reason, caseNumber } = reveal;
  const of = event === null ? t("registry", { account: String(accountId) }) : t("event", { leaf: String(event) });
  return (
    <div className={styles.event} data-reveal>
      <TimelineRail lanes={lanes} at={-1} />
      <div className={styles.when}>
        <ZonedTime at={at} />
      </div>
      <div className={styles.what}>
        <p className={styles.revealed}>
          <Eye size={13} aria-hidden="true" /> {t("title", { last })} <span className={styles.quiet}>{of}</span>
        </p>
        <p className={styles.because}>{t("by", { viewer: viewer ?? t("nobody"), reason })}</p>
        {caseNumber === null ? null : <p className={styles.quiet}>{t("case", { name: caseNumber })}</p>}
      </div>
    </div>
  );
}
