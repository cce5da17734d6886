import type { Account } from "./accounts.ts";
import type { Bank } from "./bank.ts";
import { localTime, officeHours, workingDay } from "./calendar.ts";
import { drawReason, NO_REASON } from "./reasons.ts";
import { type Operator, operatorNamed } from "./roster.ts";
import { statusChange } from "./status-action.ts";
import type { Step } from "./step.ts";

/**
 * A judicial block lifted by somebody who gave no reason: neither an id, nor a description, nor a note. Every other
 * judicial block of the trail is lifted by the legal desk, with one.
 */
export const JUDICIAL_LIFT = {
  operator: "marcelo.tavares@banco.example",
  blockedBy: "patricia.azevedo@banco.example",
  account: 171238,
  blockedAt: "2026-08-18T13:15:22.000Z",
  liftedAt: "2026-10-21T19:50:41.000Z",
} as const;

const CUSTOMER = 144527;

/** The one the documentation points at. */
export function namedJudicialLift(bank: Bank): Step[] {
  return judicialLift(bank, {
    account: bank.accounts.reserveNamed(JUDICIAL_LIFT.account, CUSTOMER),
    blocker: operatorNamed(JUDICIAL_LIFT.blockedBy),
    lifter: operatorNamed(JUDICIAL_LIFT.operator),
    blockedAt: Date.parse(JUDICIAL_LIFT.blockedAt),
    liftedAt: Date.parse(JUDICIAL_LIFT.liftedAt),
  });
}

/** Another like it. */
export function drawnJudicialLift(bank: Bank): Step[] {
  const blockedAt = officeHours(bank.random, localTime(workingDay(bank.random.between(2, 60)), "09:00"), 0, 0);
  const liftedAt = officeHours(bank.random, blockedAt, 10, 48);
  return judicialLift(bank, {
    account: bank.accounts.reserve(),
    blocker: bank.duty.oneOf("legal", blockedAt),
    lifter: bank.duty.oneOf("service", liftedAt),
    blockedAt,
    liftedAt,
  });
}

type Cast = { account: Account; blocker: Operator; lifter: Operator; blockedAt: number; liftedAt: number };

function judicialLift(bank: Bank, { account, blocker, lifter, blockedAt, liftedAt }: Cast): Step[] {
  const block = statusChange({ status: "BLOCKED", reason: drawReason(bank.random, "judicial") });
  const lift = statusChange({ status: "NORMAL", reason: NO_REASON });

  return [
    { at: blockedAt, operator: blocker, account, action: block },
    { at: liftedAt, operator: lifter, account, action: lift },
  ];
}
