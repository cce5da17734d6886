import { Problem } from "#audit/problems.ts";

import type { SearchParams } from "./list-parameters.ts";

// What actions are sent. Their types say what our own pages send; an action is public, and may be sent anything.

/**
 * The parameters of an address; what they are is looked at by those who read them.
 *
 * @throws Problem `address_invalid`
 */
export function sentParams(sent: unknown): SearchParams {
  if (typeof sent === "object" && sent !== null && !Array.isArray(sent)) return sent as SearchParams;
  throw new Problem("address_invalid", { expected: "the parameters of an address" });
}

/** A text; an empty one where there is none. */
export const sentText = (sent: unknown): string => (typeof sent === "string" ? sent : "");

/**
 * A form.
 *
 * @throws Problem `address_invalid`
 */
export function sentForm(sent: unknown): FormData {
  if (sent instanceof FormData) return sent;
  throw new Problem("address_invalid", { expected: "a form" });
}
