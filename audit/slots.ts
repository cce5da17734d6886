/**
 * A slot is what a before and an after are about: the status of an account, or one phone of it. The key of a status slot
 * is the account; of a phone the account with the phone id of a concrete uri or, failing that, with customer and type.
 * The kinds are never joined, and null and absent customer are one.
 */
export const statusSlot = (accountId: number): string => `status:${accountId}`;

export function phoneSlot(phone: {
  accountId: number;
  phoneId: string | null;
  customerId: number | null;
  type: string;
}): string {
  const { accountId, phoneId, customerId, type } = phone;
  return phoneId === null ? `type:${accountId}:${customerId ?? ""}:${type}` : `phone:${accountId}:${phoneId}`;
}

export type SlotKind = "status" | "phone" | "type";

/** The inverse, for those who show a slot: what kind it is and what sets it apart within its account. */
export function readSlot(slot: string): { kind: SlotKind; accountId: number; rest: string } {
  const [kind, accountId, ...rest] = slot.split(":");
  return { kind: kind as SlotKind, accountId: Number(accountId), rest: rest.join(":") };
}
