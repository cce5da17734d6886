import { hourOf, hourOfWeek } from "./calendar.ts";
import { createDraw, type Draw } from "./draw.ts";
import type { Random } from "./random.ts";
import { type Days, type Desk, OPERATORS, type Operator } from "./roster.ts";

/** Who is at work when, weighted by how active they are. */
export type Duty = {
  /** How much is done in an hour of the window, relative to the others. */
  activityIn(hour: number): number;
  /** Somebody at work in an hour of the window: at every hour somebody is. */
  anybodyIn(hour: number): Operator;
  /** Somebody of a desk at work at an instant, or of that desk at all when none is. */
  oneOf(desk: Desk, at: number): Operator;
};

type Week = (hour: number) => Draw<Operator>;

const HOURS_A_DAY = 9;
const WEEKDAYS: Record<Days, readonly number[]> = {
  weekdays: [1, 2, 3, 4, 5],
  saturdays: [1, 2, 3, 4, 5, 6],
  weekends: [5, 6, 0],
  daily: [0, 1, 2, 3, 4, 5, 6],
};

/** Puts the roster into the hours of a week. */
export function createDuty(random: Random): Duty {
  return {
    activityIn: (hour) => EVERYBODY(hour).total,
    anybodyIn: (hour) => EVERYBODY(hour).from(random),
    oneOf(desk, at) {
      const onDuty = DESKS[desk](hourOf(at));
      return onDuty.total > 0 ? onDuty.from(random) : random.pick(staffOf(desk));
    },
  };
}

const EVERYBODY = weekOf(OPERATORS);
const DESKS: Record<Desk, Week> = {
  service: weekOf(staffOf("service")),
  fraud: weekOf(staffOf("fraud")),
  legal: weekOf(staffOf("legal")),
  collections: weekOf(staffOf("collections")),
  supervision: weekOf(staffOf("supervision")),
};

function staffOf(desk: Desk): Operator[] {
  return OPERATORS.filter((operator) => operator.desk === desk);
}

function weekOf(operators: readonly Operator[]): Week {
  const hours = Array.from({ length: 7 * 24 }, (_, hour) => {
    const active = operators.map((one) => [one, activityOf(one, Math.floor(hour / 24), hour % 24)] as const);
    return createDraw(active.filter(([, activity]) => activity > 0));
  });
  return (hour) => hours[hourOfWeek(hour)] as Draw<Operator>;
}

function activityOf(operator: Operator, weekday: number, hour: number): number {
  // Past midnight a night shift is counted on the new day; only those who work every day have one.
  const since = (hour - operator.starts + 24) % 24;
  if (since >= HOURS_A_DAY || !WEEKDAYS[operator.days].includes(weekday)) return 0;

  const lunch = since === 4 ? 0.4 : 1;
  const monday = weekday === 1 ? 1.2 : 1;
  return operator.activity * lunch * monday;
}
