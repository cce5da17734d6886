import type { Account } from "./accounts.ts";
import type { Bank } from "./bank.ts";
import { DAY, HOUR, localTime, MINUTE, officeHours, workingDay } from "./calendar.ts";
import { phoneEdit } from "./phone-action.ts";
import { newLine } from "./phone-case.ts";
import { drawReason, type ReasonName } from "./reasons.ts";
import { type Operator, operatorNamed } from "./roster.ts";
import { statusChange } from "./status-action.ts";
import type { Action, Step } from "./step.ts";

/**
 * The set-up of an account takeover. An account, its mobile entered weeks before by somebody else, stands blocked on
 * suspicion; the mobile is changed; within the hour the same hand unblocks it; the loss is noticed two days later.
 */
export const TAKEOVER = {
  operator: "renato.vilela@banco.example",
  account: 32422,
  customer: 42422,
  phoneEditAt: "2026-10-06T14:42:10.000Z",
  unblockAt: "2026-10-06T14:59:37.000Z",
} as const;

/** The one the documentation points at. */
export function namedTakeover(bank: Bank): Step[] {
  return takeover(bank, {
    operator: operatorNamed(TAKEOVER.operator),
    account: bank.accounts.reserveNamed(TAKEOVER.account, TAKEOVER.customer),
    editAt: Date.parse(TAKEOVER.phoneEditAt),
    unblockAt: Date.parse(TAKEOVER.unblockAt),
  });
}

/** Another like it. */
export function drawnTakeover(bank: Bank): Step[] {
  const editAt = localTime(workingDay(bank.random.between(30, 108)), "10:00") + bank.random.below(6 * HOUR);
  return takeover(bank, {
    operator: bank.duty.oneOf("service", editAt),
    account: bank.accounts.reserve(),
    editAt,
    unblockAt: editAt + bank.random.between(4 * MINUTE, 50 * MINUTE),
  });
}

type Cast = { operator: Operator; account: Account; editAt: number; unblockAt: number };

function takeover(bank: Bank, { operator, account, editAt, unblockAt }: Cast): Step[] {
  const blockAt = editAt - 4 * DAY - bank.random.below(2 * HOUR);
  // So that the edit has a number to be compared with.
  const enteredAt = officeHours(bank.random, blockAt - 20 * DAY, 0, 5);
  const lossAt = officeHours(bank.random, unblockAt, 2, 2);
  const edit = () => phoneEdit("MOBILE", newLine(bank, account, "MOBILE"));
  const change = (status: string, reason: ReasonName): Action => {
    return statusChange({ status, reason: drawReason(bank.random, reason) });
  };

  return [
    { at: enteredAt, operator: bank.duty.oneOf("service", enteredAt), account, action: edit() },
    { at: blockAt, operator: bank.duty.oneOf("fraud", blockAt), account, action: change("BLOCKED", "suspectedFraud") },
    { at: editAt, operator, account, action: edit() },
    { at: unblockAt, operator, account, action: change("NORMAL", "verified") },
    { at: lossAt, operator: bank.duty.oneOf("fraud", lossAt), account, action: change("BLOCKED", "confirmedFraud") },
  ];
}
