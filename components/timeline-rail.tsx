import styles from "./timeline.module.css";
import { LaneMark, toneOf } from "./timeline-lane.tsx";
import { keyOfLane, type Lane } from "./timeline-lanes.ts";

/** The lanes beside one row of a timeline, the mark on that of the row (`at`; -1 for a row between events). */
export function TimelineRail({ lanes, at }: { lanes: Lane[]; at: number }) {
  return (
    <span className={styles.rail} data-pause={at === -1 || undefined} aria-hidden="true">
      {lanes.map((lane, index) => (
        <span key={keyOfLane(lane)} className={`${styles.track} ${toneOf(lane)}`}>
          {index === at ? <LaneMark lane={lane} /> : null}
        </span>
      ))}
    </span>
  );
}
