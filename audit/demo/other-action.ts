import type { Account } from "./accounts.ts";
import { createDraw } from "./draw.ts";
import type { Random } from "./random.ts";
import { type Action, framed } from "./step.ts";

type Call = { event: string; method: string; path: string; object: Record<string, unknown> };

const OTHERS = createDraw<(random: Random, account: Account) => Call>([
  [cardChange, 4],
  [addressCreation, 3],
  [registerDataChange, 2],
  [authUpdateUser, 1],
]);

/** An audit event that is neither about a status nor about a phone: the trail keeps it all the same. */
export const otherChange: Action = (bank, step) => {
  const { event, method, path, object } = OTHERS.from(bank.random)(bank.random, step.account);
  return { event, version: 1, body: framed(bank, step, { method, uri: path, object }) };
};

function cardChange(random: Random, { id }: Account): Call {
  const card = random.between(10_000, 99_999);
  const object = { account_id: id, card_id: card, status: random.pick(["NORMAL", "BLOCKED", "CANCELLED"]) };
  return { event: "card_change", method: "PATCH", path: `/v1/accounts/${id}/cards/${card}`, object };
}

function addressCreation(random: Random, { id, customerId }: Account): Call {
  const object = {
    account_id: id,
    customer_id: customerId,
    type: random.pick(["RESIDENTIAL", "MAILING"]),
    address: random.pick(["Rua das Acácias", "Avenida Sete de Setembro", "Travessa do Comércio"]),
    number: String(random.between(1, 2_400)),
    country: "BR",
  };
  return { event: "address_creation", method: "POST", path: `/v1/accounts/${id}/addresses`, object };
}

function registerDataChange(random: Random, { id, customerId }: Account): Call {
  const object = { account_id: id, customer_id: customerId, field: random.pick(["email", "income", "occupation"]) };
  return { event: "register_data_change", method: "PATCH", path: `/v1/accounts/${id}/customers/${customerId}`, object };
}

function authUpdateUser(random: Random): Call {
  const user = random.between(100, 160);
  return { event: "auth_update_user", method: "PUT", path: `/auth/v1/users/${user}`, object: { user_id: user } };
}
