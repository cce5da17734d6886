import type { Bank } from "./bank.ts";
import { localTime, MINUTE, workingDay } from "./calendar.ts";
import { phoneEdit } from "./phone-action.ts";
import { newLine } from "./phone-case.ts";
import { OPERATORS, type Operator, operatorNamed } from "./roster.ts";
import type { Step } from "./step.ts";

/** Somebody who works by day edits phone after phone at three in the morning, for nineteen minutes. */
export const NIGHT_BURST = {
  operator: "fabio.nogueira@banco.example",
  from: "2026-10-14T06:02:00.000Z",
  until: "2026-10-14T06:21:00.000Z",
  edits: 28,
} as const;

const LENGTH = 19 * MINUTE;

/** The one the documentation points at. */
export function namedNightBurst(bank: Bank): Step[] {
  return nightBurst(bank, operatorNamed(NIGHT_BURST.operator), Date.parse(NIGHT_BURST.from));
}

/** Another like it. */
export function drawnNightBurst(bank: Bank): Step[] {
  const { random } = bank;
  const byDay = OPERATORS.filter(({ desk, days }) => desk === "service" && days === "weekdays");
  const from = localTime(workingDay(random.between(5, 115)), "03:00") + random.below(30 * MINUTE);
  return nightBurst(bank, random.pick(byDay), from);
}

function nightBurst(bank: Bank, operator: Operator, from: number): Step[] {
  const pace = LENGTH / NIGHT_BURST.edits;

  return Array.from({ length: NIGHT_BURST.edits }, (_, index) => {
    const account = bank.accounts.draw();
    // Never two at the same instant, never quite even: a hand, not a script.
    const at = Math.floor(from + (index + 0.9 * bank.random.unit()) * pace);
    return { at, operator, account, action: phoneEdit("MOBILE", newLine(bank, account, "MOBILE")) };
  });
}
