import { createHmac, timingSafeEqual } from "node:crypto";

import { type PhoneValue, readPhone } from "./phones.ts";

/**
 * The token of a number, given as `phone:` values are: `~2123.` and its hash. Keyed, because a bare hash of ten digits
 * falls in minutes; cut to 128 bits. Null for what is no whole number.
 */
export function phoneToken(value: string, key: Uint8Array): string | null {
  const phone = readPhone(value);
  return phone?.kind === "whole" ? `~${phone.digits.slice(-4)}.${macOf(phone.digits, key)}` : null;
}

/** Whether a token stands for these digits. */
export function isTokenOf({ mac }: PhoneValue & { kind: "token" }, digits: string, key: Uint8Array): boolean {
  return timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(digits, key)));
}

const macOf = (digits: string, key: Uint8Array): string =>
  createHmac("sha256", key).update(digits).digest().subarray(0, 16).toString("base64url");
