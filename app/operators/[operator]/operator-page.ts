import type { Route } from "next";

import { Problem } from "#audit/problems.ts";
import type { Search, Term } from "#audit/search/search.ts";
import { literal } from "#audit/search/values.ts";
import { dayOf } from "#audit/time.ts";
import type { Ranked } from "#components/ranking.tsx";
import type { Db } from "#db/client.ts";
import { listEvents } from "#db/events.ts";
import { findOperator, listRolePeriods, type OperatorProfile, operatorValue, type RolePeriod } from "#db/operators.ts";

import { type ActivityChart, chartOf } from "../../activity-chart.ts";
import { operatorHref } from "../../addresses.ts";
import { type Clock, clockOf } from "../../clock.ts";
import { type ListRows, plainRows } from "../../event-rows.ts";
import { listHref } from "../../list-address.ts";
import type { OperatorAddress } from "./operator-address.ts";

/** An operator: what they did and when, with which roles, and their newest events. */
export type OperatorPage = {
  clock: Clock;
  operator: OperatorProfile;
  byEvent: Ranked[];
  history: { chart: ActivityChart; periods: RolePeriod[]; allPeriods: number };
  newest: ListRows;
  all: Route;
};

const NEWEST_EVENTS = 20;
const PERIODS = 50;
const DAYS = { least: 30, most: 120 };

/**
 * Reads what the page of an operator shows.
 *
 * @throws Problem `not_found`
 */
export function readOperator(db: Db, { operatorId, zone }: OperatorAddress, own: string): OperatorPage {
  const operator = findOperator(db, operatorId);
  if (operator === null) throw new Problem("not_found", { name: "operator" });
  const search: Search = { terms: [term("operator", operatorValue(operator))] };
  const clock = clockOf(own, zone, (other) => operatorHref(operatorId, other));
  const scope = { subject: null, zone: clock.zone, now: Date.now() };
  const { events } = listEvents(db, search, scope, { limit: NEWEST_EVENTS });
  return {
    clock,
    operator,
    byEvent: operator.byEvent.map(({ event, events: count }) => ({
      name: event,
      count,
      href: listHref("/events", { search: { terms: [term("event", literal(event)), ...search.terms] }, zone }),
    })),
    history: historyOf(db, operator, search, clock),
    // Without the way to "only this operator": they all are.
    newest: plainRows(events, zone),
    all: listHref("/events", { search, zone }),
  };
}

function historyOf(db: Db, operator: OperatorProfile, search: Search, clock: Clock) {
  const { zone } = clock;
  const { operatorId, firstAt, lastAt } = operator;
  const seen = 1 + (Date.parse(dayOf(lastAt, zone)) - Date.parse(dayOf(firstAt, zone))) / 86_400_000;
  const days = Math.min(DAYS.most, Math.max(DAYS.least, seen));
  const periods = listRolePeriods(db, operatorId).toReversed();
  return {
    chart: chartOf(db, { clock, days, end: lastAt, operatorId, search }),
    periods: periods.slice(0, PERIODS),
    allPeriods: periods.length,
  };
}

const term = (key: Term["key"], value: string): Term => ({ key, negated: false, values: [value] });
