import { useFormatter, useLocale, useTranslations } from "next-intl";
import { STANDARD } from "#audit/columns.ts";
import { AppLink } from "#components/app-link.tsx";
import { Chart } from "#components/chart.tsx";
import { dayText } from "#components/day-text.ts";
import { NewestEvents } from "#components/events-table.tsx";
import { Figures } from "#components/figures.tsx";
import { OperatorRoles } from "#components/operator-roles.tsx";
import { pack } from "#components/packed.ts";
import { PageHead } from "#components/page-head.tsx";
import { Panel } from "#components/panel.tsx";
import { Ranking } from "#components/ranking.tsx";
import { writeRows } from "#components/table-row.ts";
import { Visible } from "#components/visible.tsx";
import { ZoneScope } from "#components/zone-scope.tsx";
import { ZonedTime } from "#components/zoned-time.tsx";

import type { ActivityChart } from "../../activity-chart.ts";
import { OwnNote } from "../../own-note.tsx";
import type { OperatorPage } from "./operator-page.ts";
import styles from "./operator-view.module.css";

// All of them are this operator's.
const SHOWN = STANDARD.events.filter(({ id }) => id !== "operator");

/** An operator: figures, days, roles, and their newest events. */
export function OperatorView({ page: { clock, operator, byEvent, history, newest, all } }: { page: OperatorPage }) {
  const t = useTranslations("operator");
  return (
    <ZoneScope zone={clock.zone} own={clock.own}>
      <PageHead zones={clock.zones}>
        <Visible text={operator.email} />
      </PageHead>
      <OwnNote operators={[operator.email]} />
      <OperatorFigures operator={operator} />
      <Days chart={history.chart} />
      <div className={styles.pair}>
        <Panel id="by-event" title={t("byEvent")}>
          <Ranking rows={byEvent} />
        </Panel>
        <Panel id="roles" title={t("roles.title")} note={t("roles.note")}>
          <OperatorRoles periods={history.periods} total={history.allPeriods} />
        </Panel>
      </div>
      <Panel
        id="newest"
        title={t("newest")}
        note={<AppLink href={all}>{t("all", { count: operator.events })}</AppLink>}
        flush="flush"
      >
        <NewestEvents rows={pack(writeRows(SHOWN, newest))} shown={SHOWN} />
      </Panel>
    </ZoneScope>
  );
}

function OperatorFigures({ operator: { events, accounts, firstAt, lastAt } }: Pick<OperatorPage, "operator">) {
  const [t, format] = [useTranslations("operator.figures"), useFormatter()];
  const figures = [
    { name: t("events"), value: format.number(events) },
    { name: t("accounts"), value: format.number(accounts) },
    { name: t("first"), value: <ZonedTime at={firstAt} /> },
    { name: t("last"), value: <ZonedTime at={lastAt} /> },
  ];
  return <Figures figures={figures} />;
}

function Days({ chart: { days, zone } }: { chart: ActivityChart }) {
  const [t, locale] = [useTranslations("operator.days"), useLocale()];
  const [first, last] = [days[0]?.day ?? "", days.at(-1)?.day ?? ""];
  const range = { from: dayText(first, locale), to: dayText(last, locale), days: days.length };
  const count = days.reduce((sum, { total }) => sum + total, 0);
  return (
    <div className={styles.days}>
      <Chart
        id="days"
        title={t("title")}
        summary={t("summary", { ...range, count })}
        note={t("note", range)}
        days={days}
        zone={zone}
      />
    </div>
  );
}
