import type { Route } from "next";

import { Problem } from "#audit/problems.ts";

import { type SearchParams, single } from "../list-address.ts";

/** What the address of the operators says: `/operators?email=…`, a part of their e-mail. */
export type OperatorsAddress = { email: string };

/**
 * Reads the address of the operators; `operatorsHref` is the inverse.
 *
 * @throws Problem `address_invalid`
 */
export function parseOperatorsAddress(params: SearchParams): OperatorsAddress {
  for (const name of Object.keys(params)) {
    if (name !== "email") throw new Problem("address_invalid", { name, expected: "email" });
  }
  return { email: single(params, "email")?.trim() ?? "" };
}

/** The address of the operators whose e-mail holds a text. */
export const operatorsHref = ({ email }: OperatorsAddress): Route =>
  (email === "" ? "/operators" : `/operators?${new URLSearchParams({ email })}`) as Route;
