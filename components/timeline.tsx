import { useTranslations } from "next-intl";
import { Fragment } from "react";

import type { RevealView } from "#db/account-reveals.ts";

import type { EventRow } from "./event-row.ts";
import styles from "./timeline.module.css";
import { TimelineEvent } from "./timeline-event.tsx";
import { gapBetween, isPause } from "./timeline-gaps.ts";
import { LaneMark, LaneName } from "./timeline-lane.tsx";
import { keyOfLane, type Lane, laneOf } from "./timeline-lanes.ts";
import { TimelinePause } from "./timeline-pause.tsx";
import { TimelineReveal } from "./timeline-reveal.tsx";
import { placeReveals } from "./timeline-reveals.ts";

type Props = {
  rows: EventRow[];
  lanes: Lane[];
  /** What was revealed meanwhile, for who may know. */
  reveals: RevealView[];
  /** Whether reading goes forward in time. */
  oldestFirst: boolean;
  label: string;
};

/**
 * What happened, in order: a lane for the status and one for each phone of an account, or one for each of several
 * accounts, and the time between events.
 */
export function Timeline({ rows, lanes, reveals, oldestFirst, label }: Props) {
  const times = rows.map(({ event }) => event.occurredAt);
  const places = placeReveals(times, reveals, oldestFirst);
  return (
    <>
      <LaneKey lanes={lanes} />
      <ol className={styles.list} aria-label={label}>
        {rows.map((row, index) => (
          <Fragment key={row.event.leafIndex}>
            <Reveals reveals={places[index] ?? []} lanes={lanes} />
            <li>
              <Row rows={rows} index={index} lanes={lanes} oldestFirst={oldestFirst} />
            </li>
          </Fragment>
        ))}
        <Reveals reveals={places[rows.length] ?? []} lanes={lanes} />
      </ol>
    </>
  );
}

function Reveals({ reveals, lanes }: { reveals: RevealView[]; lanes: Lane[] }) {
  return reveals.map((reveal) => (
    <li key={`reveal-${reveal.leafIndex}`}>
      <TimelineReveal reveal={reveal} lanes={lanes} />
    </li>
  ));
}

type RowProps = Pick<Props, "rows" | "lanes" | "oldestFirst"> & { index: number };

/** One event, behind the time in which nothing happened before it. */
function Row({ rows, index, lanes, oldestFirst }: RowProps) {
  const [row, above] = [rows[index], rows[index - 1]];
  if (!row) return null;
  const gap = above ? gapBetween(above.event.occurredAt, row.event.occurredAt) : null;
  const earlier = oldestFirst ? above : rows[index + 1];
  return (
    <>
      {gap && isPause(gap) ? <TimelinePause gap={gap} lanes={lanes} oldestFirst={oldestFirst} /> : null}
      <TimelineEvent
        row={row}
        earlier={earlier?.event ?? null}
        lanes={lanes}
        at={laneOf(row.event, lanes)}
        side={oldestFirst ? "above" : "below"}
      />
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
