import { useTranslations } from "next-intl";

import styles from "./timeline.module.css";
import type { Gap } from "./timeline-gaps.ts";
import type { Lane } from "./timeline-lanes.ts";
import { TimelineRail } from "./timeline-rail.tsx";

/** A time in which nothing happened to the account, between two events. */
export function TimelinePause({ gap, lanes, oldestFirst }: { gap: Gap; lanes: Lane[]; oldestFirst: boolean }) {
  const t = useTranslations("account.timeline");
  return (
    <div className={styles.pause}>
      <TimelineRail lanes={lanes} at={-1} />
      <p>{t(oldestFirst ? "later" : "earlier", { gap: t(`gap.${gap.unit}`, { count: gap.count }) })}</p>
    </div>
  );
}
