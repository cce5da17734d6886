import type { Account, PhoneType } from "./accounts.ts";
import type { Bank } from "./bank.ts";
import { MINUTE } from "./calendar.ts";
import type { Case, Scene } from "./case.ts";
import { mistyped, type PhoneNumber } from "./numbers.ts";
import { phoneCreation, phoneEdit, phoneRemoval, phoneResave } from "./phone-action.ts";
import type { Action, Step } from "./step.ts";

const TYPES: readonly PhoneType[] = ["MOBILE", "RESIDENTIAL", "COMMERCIAL"];

/** The customer has a new number. */
export function newNumber(scene: Scene): Step[] {
  const account = scene.bank.accounts.draw();
  const type = heldType(scene.bank, account);
  return [stepBy(scene, account, phoneEdit(type, newLine(scene.bank, account, type)))];
}

/** A mobile is typed wrong and, three times out of four, put right within minutes. */
export const mistypedNumber: Case = (scene) => {
  const { random, accounts } = scene.bank;
  const account = accounts.draw();
  const line = newLine(scene.bank, account, "MOBILE");
  const wrong = stepBy(scene, account, phoneEdit("MOBILE", mistyped(random, line)));
  if (random.chance(0.25)) return [wrong];

  const later = { ...scene, at: scene.at + random.between(MINUTE, 12 * MINUTE) };
  return [wrong, stepBy(later, account, phoneEdit("MOBILE", line))];
};

/** The form is opened, nothing is changed, and it is saved. */
export const unchangedPhone: Case = (scene) => {
  const account = scene.bank.accounts.draw();
  const type = heldType(scene.bank, account);
  return [stepBy(scene, account, phoneResave(type, lineOf(scene.bank, account, type)))];
};

/** The customer gives a phone up; sometimes another takes its place in the same call. */
export const removedPhone: Case = (scene) => {
  const { random, accounts } = scene.bank;
  const account = accounts.draw();
  const type = heldType(scene.bank, account);
  const removal = stepBy(scene, account, phoneRemoval(type, lineOf(scene.bank, account, type)));
  if (random.chance(0.7)) return [removal];

  const later = { ...scene, at: scene.at + random.between(MINUTE, 6 * MINUTE) };
  return [removal, stepBy(later, account, phoneCreation(type, newLine(scene.bank, account, type)))];
};

/** The customer has one phone more: mostly of a type that the account had none of. */
export const addedPhone: Case = (scene) => {
  const account = scene.bank.accounts.draw();
  const type = TYPES.find((candidate) => !account.phones[candidate]?.active) ?? scene.bank.random.pick(TYPES);
  return [stepBy(scene, account, phoneCreation(type, newLine(scene.bank, account, type)))];
};

/** A number for a phone of a type, mostly from where the customer lives. */
export function newLine({ numbers, random }: Bank, account: Account, type: PhoneType): PhoneNumber {
  const areaCode = random.chance(0.94) ? account.areaCode : "11";
  return type === "MOBILE" ? numbers.mobile(areaCode) : numbers.landline(areaCode);
}

function heldType({ random }: Bank, account: Account): PhoneType {
  const held = TYPES.filter((type) => account.phones[type]?.active);
  return held.length > 0 && random.chance(0.35) ? random.pick(held) : "MOBILE";
}

function lineOf(bank: Bank, account: Account, type: PhoneType): PhoneNumber {
  return account.phones[type]?.line ?? newLine(bank, account, type);
}

function stepBy({ at, operator }: Scene, account: Account, action: Action): Step {
  return { at, operator, account, action };
}
