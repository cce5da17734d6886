import type { Phone, PhoneType } from "./accounts.ts";
import type { Bank } from "./bank.ts";
import type { PhoneNumber } from "./numbers.ts";
import { type Action, framed, type Publication, type Step } from "./step.ts";

/** Puts a number on the active phone of a type; where there is none, adds one. */
export function phoneEdit(type: PhoneType, line: PhoneNumber): Action {
  return onActivePhone(type, line, (phone) => {
    phone.previous = phone.line;
    phone.line = line;
  });
}

/** Saves a phone as it was: an edit that changes nothing. */
export function phoneResave(type: PhoneType, otherwise: PhoneNumber): Action {
  return onActivePhone(type, otherwise, () => undefined);
}

/** Takes a phone away: on this platform an edit to inactive. */
export function phoneRemoval(type: PhoneType, otherwise: PhoneNumber): Action {
  return onActivePhone(type, otherwise, (phone) => {
    phone.active = false;
  });
}

/** Adds a phone; it takes the place of the active one of its type. */
export function phoneCreation(type: PhoneType, line: PhoneNumber): Action {
  return (bank, step) => {
    const phone: Phone = {
      id: bank.accounts.issuePhoneId(),
      type,
      line,
      previous: step.account.phones[type]?.line ?? null,
      extension: null,
      active: true,
      seen: true,
    };
    step.account.phones[type] = phone;
    const uri = `/v1/accounts/${step.account.id}/phones`;
    return published(bank, step, phone, { event: "phone_creation", method: "POST", uri });
  };
}

// The platform refuses to edit an inactive phone (422), so what was planned as an edit becomes a creation.
function onActivePhone(type: PhoneType, otherwise: PhoneNumber, change: (phone: Phone) => void): Action {
  return (bank, step) => {
    const phone = step.account.phones[type];
    if (!phone?.active) return phoneCreation(type, otherwise)(bank, step);

    change(phone);
    phone.seen = true;
    const uri = `/v1/accounts/${step.account.id}/phones/${phone.id}`;
    return published(bank, step, phone, { event: "phone_change", method: "PATCH", uri });
  };
}

type Call = { event: string; method: string; uri: string };

function published(bank: Bank, step: Step, phone: Phone, { event, method, uri }: Call): Publication {
  const { random } = bank;
  const object = {
    account_id: step.account.id,
    ...customer(random.unit(), step.account.customerId),
    area_code: phone.line.areaCode,
    number: phone.line.number,
    type: phone.type,
    extension: phone.extension,
    active: phone.active,
    country_code: random.chance(0.03) ? null : "55",
  };
  return { event, version: 1, body: framed(bank, step, { method, uri, object }) };
}

// Null and absent are both legal and both occur; together about one in thirty.
function customer(chance: number, customerId: number): { customer_id?: number | null } {
  if (chance < 0.01) return {};
  return { customer_id: chance < 0.03 ? null : customerId };
}
