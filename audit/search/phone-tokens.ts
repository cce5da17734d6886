import { createHmac, timingSafeEqual } from "node:crypto";

import { maskText } from "../masking.ts";
import { type PhoneValue, readPhone } from "./phones.ts";
import type { Search } from "./search.ts";

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

/** A search that can be kept: its whole numbers as tokens, and what may be one in free text masked. */
export const withTokens = ({ terms }: Search, key: Uint8Array): Search => ({
  terms: terms.map((term) => {
    if (term.key === "phone") return { ...term, values: term.values.map((value) => phoneToken(value, key) ?? value) };
    return term.key === "text" ? { ...term, values: term.values.map(maskText) } : term;
  }),
});

const macOf = (digits: string, key: Uint8Array): string =>
  createHmac("sha256", key).update(digits).digest().subarray(0, 16).toString("base64url");
