import type { Account } from "./accounts.ts";
import type { Bank } from "./bank.ts";
import { localTime, officeHours, workingDay } from "./calendar.ts";
import type { PhoneNumber } from "./numbers.ts";
import { phoneEdit } from "./phone-action.ts";
import { type Operator, operatorNamed } from "./roster.ts";
import type { Step } from "./step.ts";

/** One mobile put on the accounts of three customers within weeks. No other valid number of the trail is on two accounts. */
export const SHARED_NUMBER = {
  operator: "juliana.prates@banco.example",
  accounts: [58110, 96407, 143925],
  areaCode: "11",
  number: "900123456",
  editedAt: ["2026-09-09T13:21:05.000Z", "2026-09-17T18:07:48.000Z", "2026-09-30T15:33:19.000Z"],
} as const;

const CUSTOMERS = [61733, 88205, 150318] as const;

/** The one the documentation points at. */
export function namedSharedNumber(bank: Bank): Step[] {
  const { areaCode, number, accounts, editedAt } = SHARED_NUMBER;
  const named = ([0, 1, 2] as const).map((index) => ({
    account: bank.accounts.reserveNamed(accounts[index], CUSTOMERS[index]),
    at: Date.parse(editedAt[index]),
  }));
  return sharedNumber(operatorNamed(SHARED_NUMBER.operator), { areaCode, number }, named);
}

/** Another like it. */
export function drawnSharedNumber(bank: Bank): Step[] {
  const { random, accounts, duty, numbers } = bank;
  const first = officeHours(random, localTime(workingDay(random.between(4, 80)), "09:00"), 0, 0);
  const second = officeHours(random, first, 3, 12);
  const third = officeHours(random, second, 3, 12);
  const places = [first, second, third].map((at) => ({ at, account: accounts.reserve() }));

  return sharedNumber(duty.oneOf("service", first), numbers.mobile("11"), places);
}

type Place = { account: Account; at: number };

function sharedNumber(operator: Operator, line: PhoneNumber, places: readonly Place[]): Step[] {
  return places.map(({ account, at }) => ({ at, operator, account, action: phoneEdit("MOBILE", line) }));
}
