import { useTranslations } from "next-intl";

import type { EventRow } from "./event-row.ts";
import styles from "./timeline.module.css";
import { TimelineEvent } from "./timeline-event.tsx";
import { gapBetween, isPause } from "./timeline-gaps.ts";
import { LaneMark, LaneName } from "./timeline-lane.tsx";
import { keyOfLane, type Lane, laneOf } from "./timeline-lanes.ts";
import { TimelinePause } from "./timeline-pause.tsx";

type Props = {
  rows: EventRow[];
  lanes: Lane[];
  /** Whether reading goes forward in time. */
  oldestFirst: boolean;
  label: string;
};

/**
 * What happened, in order: a lane for the status and one for each phone of an account, or one for each of several
 * accounts, and the time between events.
 */
export function Timeline({ rows, lanes, oldestFirst, label }: Props) {
  return (
    <>
      <LaneKey lanes={lanes} />
      <ol className={styles.list} aria-label={label}>
        {rows.map((row, index) => {
          const above = rows[index - 1];
          const gap = above ? gapBetween(above.event.occurredAt, row.event.occurredAt) : null;
          const earlier = oldestFirst ? above : rows[index + 1];
          return (
            <li key={row.event.leafIndex}>
              {gap && isPause(gap) ? <TimelinePause gap={gap} lanes={lanes} oldestFirst={oldestFirst} /> : null}
              <TimelineEvent
                row={row}
                earlier={earlier?.event ?? null}
                lanes={lanes}
                at={laneOf(row.event, lanes)}
                side={oldestFirst ? "above" : "below"}
              />
            </li>
          );
        })}
      </ol>
    </>
  );
}

function LaneKey({ lanes }: { lanes: Lane[] }) {
  const t = useTranslations("account.timeline");
  return (
    <ul className={styles.key} aria-label={t("lanes")}>
      {lanes.map((lane) => (
        <li key={keyOfLane(lane)}>
          <LaneMark lane={lane} /> <LaneName lane={lane} />
        </li>
      ))}
    </ul>
  );
}
