import { useTranslations } from "next-intl";
import { isPhoneView } from "#audit/masked-states.ts";
import type { EventView } from "#db/event-view.ts";
import { AppLink } from "./app-link.tsx";
import type { EventRow } from "./event-row.ts";
import { EventSentence } from "./event-sentence.tsx";
import { FlagBadges } from "./flags.tsx";
import { StatusReason } from "./status-reason.tsx";
import styles from "./timeline.module.css";
import { gapBetween, isPause, sameHand } from "./timeline-gaps.ts";
import { LaneName, toneOf } from "./timeline-lane.tsx";
import type { Lane } from "./timeline-lanes.ts";
import { TimelineRail } from "./timeline-rail.tsx";
import { Visible } from "./visible.tsx";
import { ZonedTime } from "./zoned-time.tsx";

type Props = {
  row: EventRow;
  /** The event before it in time, and on which side it stands. */
  earlier: EventView | null;
  side: "above" | "below";
  lanes: Lane[];
  at: number;
};

/** One event of a timeline: when, on which lane, what it changed, and by whose hand. */
export function TimelineEvent({ row, earlier, side, lanes, at }: Props) {
  const { event } = row;
  const lane = lanes[at];
  return (
    <article className={styles.event}>
      <TimelineRail lanes={lanes} at={at} />
      <div className={styles.when}>
        <AppLink href={row.href}>
          <ZonedTime at={event.occurredAt} />
        </AppLink>
        {earlier ? <Soon event={event} earlier={earlier} side={side} /> : null}
      </div>
      <div className={styles.what}>
        {lane ? (
          <p className={`${styles.lane} ${toneOf(lane)}`}>
            <LaneName lane={lane} />
          </p>
        ) : null}
        <div className={styles.said}>
          <EventSentence
            event={event}
            subject={lane?.kind === "folded" || lane?.kind === "account" ? "words" : "column"}
          />
          <FlagBadges flags={event.flags} />
        </div>
        {event.object && !isPhoneView(event.object) ? <StatusReason state={event.object} /> : null}
      </div>
      <Hand row={row} earlier={earlier} side={side} />
    </article>
  );
}

/** How soon after the event before it; a pause has a line of its own instead. */
function Soon({ event, earlier, side }: { event: EventView; earlier: EventView; side: Props["side"] }) {
  const t = useTranslations("account.timeline");
  const gap = gapBetween(earlier.occurredAt, event.occurredAt);
  if (isPause(gap)) return null;
  const together = earlier.occurredAt === event.occurredAt;
  return (
    <p className={styles.soon}>
      {together ? t(`together.${side}`) : t(`soon.${side}`, { gap: t(`gap.${gap.unit}`, { count: gap.count }) })}
    </p>
  );
}

function Hand({ row: { event, operatorHref }, earlier, side }: Pick<Props, "row" | "earlier" | "side">) {
  const t = useTranslations("account.timeline");
  return (
    <div className={styles.who}>
      <p className={styles.operator}>
        {event.operator === null ? <span className={styles.quiet}>{t("nobody")}</span> : null}
        {operatorHref ? (
          <AppLink href={operatorHref}>
            <Visible text={event.operator} />
          </AppLink>
        ) : (
          <Visible text={event.operator} />
        )}
      </p>
      <p className={styles.quiet}>
        {earlier && sameHand(event, earlier) ? <span className={styles.same}>{t(`sameHand.${side}`)}</span> : null}
        {event.origin}
      </p>
    </div>
  );
}
