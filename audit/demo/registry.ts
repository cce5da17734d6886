import type { Account, Phone } from "./accounts.ts";
import { stepsInOrder } from "./agenda.ts";
import { type Bank, openBank } from "./bank.ts";
import { DEMO_EVENTS } from "./defaults.ts";
import { publish } from "./envelope.ts";
import { newLine } from "./phone-case.ts";
import { type RegistryPhone, registryRow } from "./registry-row.ts";

/**
 * The registry of customer phones at `DEMO_END`: one `customerTelephone` row per phone, as JSON text, for the customers
 * of the default trail of the same seed. Most rows agree with the last the trail says of the phone; a few per cent do
 * not, each in one of the ways of `DEVIATIONS`.
 */
export function* demoRegistry({ seed }: { seed: number }): Generator<string> {
  const bank = openBank({ events: DEMO_EVENTS, seed });
  // Only the state that publishing leaves behind is wanted.
  for (const step of stepsInOrder(bank, DEMO_EVENTS)) publish(bank, step);

  let rows = 0;
  for (const phone of registeredPhones(bank)) {
    yield JSON.stringify(registryRow(bank.random, { ...phone, id: registryId(rows++) }));
  }
}

type Unnumbered = Omit<RegistryPhone, "id">;
type Deviation = (bank: Bank, account: Account, phone: Phone) => Unnumbered[];

// Which of every hundred phones deviates, and how.
const PERIOD = 100;
const DEVIATIONS: Readonly<Record<number, Deviation>> = {
  11: editedUnaudited,
  29: editedBehindTheApplication,
  47: notUpdated,
  63: notRegistered,
  88: knownToNobodyElse,
};
const STILL_REGISTERED = 4;

function* registeredPhones(bank: Bank): Generator<Unnumbered> {
  let active = 0;
  let removed = 0;

  for (const account of bank.accounts.all()) {
    for (const phone of Object.values(account.phones).filter(({ seen }) => seen)) {
      if (phone.active) yield* (DEVIATIONS[active++ % PERIOD] ?? asPublished)(bank, account, phone);
      // A removal that the registry has not heard of.
      else if (removed++ % 25 === STILL_REGISTERED) yield* asPublished(bank, account, phone);
    }
  }
}

function asPublished(_bank: Bank, account: Account, { type, line }: Phone): Unnumbered[] {
  return [{ account, type, line, whole: line }];
}

function editedUnaudited(bank: Bank, account: Account, { type }: Phone): Unnumbered[] {
  const line = newLine(bank, account, type);
  return [{ account, type, line, whole: line }];
}

function editedBehindTheApplication(bank: Bank, account: Account, { type, line, previous }: Phone): Unnumbered[] {
  return [{ account, type, line, whole: previous ?? newLine(bank, account, type) }];
}

function notUpdated(bank: Bank, account: Account, { type, previous }: Phone): Unnumbered[] {
  const line = previous ?? newLine(bank, account, type);
  return [{ account, type, line, whole: line }];
}

function notRegistered(): Unnumbered[] {
  return [];
}

function knownToNobodyElse(bank: Bank, account: Account, phone: Phone): Unnumbered[] {
  const line = bank.numbers.landline(account.areaCode);
  return [...asPublished(bank, account, phone), { account, type: "RESIDENTIAL", line, whole: line }];
}

// The documentation says string, its example says integer: both arrive.
function registryId(ordinal: number): number | string {
  const id = 70_994 + ordinal * 3;
  return ordinal % 3 === 0 ? String(id) : id;
}
