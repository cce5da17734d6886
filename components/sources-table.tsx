import { useFormatter, useTranslations } from "next-intl";

import type { SourceSummary } from "#db/sources.ts";

import { durationText } from "./duration-text.ts";
import { RecordTable } from "./record-table.tsx";
import styles from "./sources-table.module.css";
import { ZonedTime } from "./zoned-time.tsx";

const HEADS = ["source", "lastSeen", "hours", "recorded", "duplicate", "refused", "late"] as const;

/** Each source with what it sent in the last 24 hours, and whether it has fallen silent. */
export function SourcesTable({ sources }: { sources: SourceSummary[] }) {
  const t = useTranslations("ingest.sources");
  return (
    <RecordTable caption={t("title")} heads={HEADS.map((head) => t(`heads.${head}`))}>
      {sources.map((source) => (
        <SourceRow key={source.source} source={source} />
      ))}
    </RecordTable>
  );
}

function SourceRow({ source }: { source: SourceSummary }) {
  const [t, format] = [useTranslations("ingest.sources"), useFormatter()];
  const { lastAt, hours, lateMean, lateMost, silentSince } = source;
  const texts =
    lateMean === null || lateMost === null
      ? null
      : { mean: durationText(lateMean, format.number), most: durationText(lateMost, format.number) };
  return (
    <tr>
      <th scope="row">{source.source}</th>
      <td data-name={t("heads.lastSeen")}>
        <ZonedTime at={lastAt} />
        {silentSince === null ? null : (
          <span className={styles.silent}>
            {t("silent")} <ZonedTime at={silentSince} />
          </span>
        )}
      </td>
      <td>
        <Hours hours={hours} />
      </td>
      <td data-name={t("heads.recorded")}>{format.number(source.recorded)}</td>
      <td data-name={t("heads.duplicate")}>{format.number(source.duplicate)}</td>
      <td data-name={t("heads.refused")}>{format.number(source.refused)}</td>
      <td data-name={t("heads.late")}>{texts ? t("late", texts) : t("idle")}</td>
    </tr>
  );
}

/** A bar for each hour, drawn by the server. */
function Hours({ hours }: { hours: number[] }) {
  const t = useTranslations("ingest.sources");
  const most = Math.max(1, ...hours);
  const count = hours.reduce((sum, one) => sum + one, 0);
  return (
    <svg
      className={styles.hours}
      viewBox="0 0 96 24"
      width="96"
      height="24"
      role="img"
      aria-label={t("hours", { count, most: Math.max(...hours) })}
    >
      {hours.map((one, index) => {
        const height = one === 0 ? 1 : Math.max(2, Math.round((one / most) * 24));
        // biome-ignore lint/suspicious/noArrayIndexKey: the hours of one day never move
        return <rect key={index} x={index * 4} y={24 - height} width="3" height={height} data-none={one === 0} />;
      })}
    </svg>
  );
}
