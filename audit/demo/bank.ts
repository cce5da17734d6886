import { type Accounts, createAccounts } from "./accounts.ts";
import { createDuty, type Duty } from "./duty.ts";
import { createNumbers, type Numbers } from "./numbers.ts";
import { createRandom, type Random } from "./random.ts";

/** The made-up bank whose trail this is: its chance, its customers, its staff and the numbers it knows. */
export type Bank = { random: Random; numbers: Numbers; accounts: Accounts; duty: Duty };

// About three and a half events an account, as many accounts as the trail has room for.
const ACCOUNTS_PER_EVENT = 0.28;
const FEWEST_ACCOUNTS = 20;

/** Opens the bank on the first day of the window. */
export function openBank({ events, seed }: { events: number; seed: number }): Bank {
  const random = createRandom(seed);
  const numbers = createNumbers();
  const size = Math.max(FEWEST_ACCOUNTS, Math.ceil(events * ACCOUNTS_PER_EVENT));

  return { random, numbers, accounts: createAccounts({ random, numbers, size }), duty: createDuty(random) };
}
