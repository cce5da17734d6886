import { useFormatter, useLocale, useTranslations } from "next-intl";

import { STANDARD } from "#audit/columns.ts";
import { AppLink } from "#components/app-link.tsx";
import { Chart } from "#components/chart.tsx";
import { dayText } from "#components/day-text.ts";
import { NewestEvents as EventsTable } from "#components/events-table.tsx";
import { Figures } from "#components/figures.tsx";
import { pack } from "#components/packed.ts";
import { PageHead } from "#components/page-head.tsx";
import { Panel } from "#components/panel.tsx";
import { QuarantineCounts } from "#components/quarantine-counts.tsx";
import { Ranking } from "#components/ranking.tsx";
import { writeRows } from "#components/table-row.ts";
import { ZoneScope } from "#components/zone-scope.tsx";
import { ZonedTime } from "#components/zoned-time.tsx";

import { operatorsHref } from "./addresses.ts";
import type { Latest, Overview } from "./overview.ts";
import { OverviewEmpty } from "./overview-empty.tsx";
import styles from "./overview-view.module.css";

/** How much there is and what happened last; in an empty store, how to begin. */
export function OverviewView({ overview: { clock, events, operators, quarantine, latest } }: { overview: Overview }) {
  const t = useTranslations("overview");
  const waiting = quarantine.reduce((sum, { count }) => sum + count, 0);
  const counts = { events, operators, waiting, at: latest?.at ?? null };
  return (
    <ZoneScope zone={clock.zone} own={clock.own}>
      <PageHead zones={clock.zones}>{t("title")}</PageHead>
      <div className={styles.overview}>
        {latest === null && waiting === 0 ? null : <OverviewFigures counts={counts} />}
        {latest === null ? <OverviewEmpty /> : <LatestDays latest={latest} />}
        <div className={styles.pair}>
          {latest === null ? null : <Busiest latest={latest} zone={clock.asked} />}
          {latest === null && waiting === 0 ? null : <QuarantineCounts counts={quarantine} />}
        </div>
        {latest === null ? null : <NewestEvents latest={latest} />}
      </div>
    </ZoneScope>
  );
}

type Counts = { events: number; operators: number; waiting: number; at: number | null };

function OverviewFigures({ counts: { events, operators, waiting, at } }: { counts: Counts }) {
  const [t, format] = [useTranslations("overview.figures"), useFormatter()];
  const figures = [
    { name: t("events"), value: format.number(events) },
    { name: t("operators"), value: format.number(operators) },
    { name: t("quarantine"), value: format.number(waiting) },
    ...(at === null ? [] : [{ name: t("newest"), value: <ZonedTime at={at} /> }]),
  ];
  return <Figures figures={figures} />;
}

function LatestDays({ latest: { chart } }: { latest: Latest }) {
  const [t, locale] = [useTranslations("overview.days"), useLocale()];
  const { days, zone } = chart;
  const range = { from: dayText(days[0]?.day ?? "", locale), to: dayText(days.at(-1)?.day ?? "", locale) };
  const count = days.reduce((sum, { total }) => sum + total, 0);
  return (
    <Chart
      id="days"
      title={t("title")}
      summary={t("summary", { ...range, count })}
      note={t("note", range)}
      days={days}
      zone={zone}
    />
  );
}

function Busiest({ latest: { busiest }, zone }: { latest: Latest; zone: string | null }) {
  const t = useTranslations("overview.busiest");
  return (
    <Panel id="busiest" title={t("title")} note={t("note")}>
      {busiest.length === 0 ? <p className={styles.quiet}>{t("none")}</p> : <Ranking rows={busiest} />}
      <p className={styles.more}>
        <AppLink href={operatorsHref({ zone })}>{t("all")}</AppLink>
      </p>
    </Panel>
  );
}

function NewestEvents({ latest: { newest, all } }: { latest: Latest }) {
  const t = useTranslations("overview.newest");
  return (
    <Panel id="newest" title={t("title")} note={<AppLink href={all}>{t("all")}</AppLink>} flush="flush">
      <EventsTable rows={pack(writeRows(STANDARD.events, newest))} shown={STANDARD.events} />
    </Panel>
  );
}
