import type { Route } from "next";

import { type Answer, answer } from "#audit/problems.ts";
import { holdsNumber, withoutNumbers } from "#audit/search/address-numbers.ts";
import { parseSearch, printSearch } from "#audit/search/parse.ts";
import { phoneToken } from "#audit/search/phone-tokens.ts";
import { readPhone } from "#audit/search/phones.ts";
import type { Search } from "#audit/search/search.ts";
import { ONLY_INVESTIGATORS } from "#components/expected.ts";
import { phoneKey } from "#db/secrets.ts";

import { readable } from "./addresses.ts";
import { LIST_PATHS } from "./list-address.ts";
import { may } from "./permissions.ts";
import type { Viewer } from "./session.ts";
import { readSettings } from "./settings.ts";
import { currentPage } from "./sign-in-address.ts";

/**
 * The address of a search that was sent by POST, from the list whose form it was: whole numbers as tokens for who may
 * search by them, and else with their digits hidden, which that page refuses and says why. No whole number is ever in it.
 */
export async function searchedHref(form: FormData, viewer: Viewer): Promise<Route> {
  const [here = ""] = currentPage().split("?");
  const path = LIST_PATHS.find((one) => one === here) ?? LIST_PATHS[0];
  // Somebody may send it who never saw the form.
  if (!(form instanceof FormData)) return path as Route;
  const q = String(form.get("q") ?? "").trim();
  const said = may(viewer.role, "search_number") ? await withTokensIn(q) : q;
  const look = [...form].filter(([name, value]) => /^[a-z]+$/.test(name) && name !== "q" && typeof value === "string");
  const query = [["q", withoutNumbers(said)], ...look].filter(([, value]) => value !== "");
  const written = query.map(([name, value]) => `${name}=${readable(String(value))}`);
  return (written.length > 0 ? `${path}?${written.join("&")}` : path) as Route;
}

/** A query with its `phone:` numbers as tokens; as it is where it is not understood, or has none. */
async function withTokensIn(q: string): Promise<string> {
  if (!holdsNumber(q)) return q;
  const parsed = await answer(() => parseSearch(q));
  if (!parsed.ok) return q;
  const key = phoneKey(readSettings().data);
  const terms = parsed.value.terms.map((term) =>
    term.key === "phone" ? { ...term, values: term.values.map((value) => phoneToken(value, key) ?? value) } : term,
  );
  return printSearch({ terms });
}

/** The key that a search needs to find what its tokens stand for; undefined where it has none. */
export const phoneKeyOf = ({ terms }: Search): Uint8Array | undefined =>
  terms.some(({ key, values }) => key === "phone" && values.some((value) => readPhone(value)?.kind === "token"))
    ? phoneKey(readSettings().data)
    : undefined;

/** A refused whole number: who may not search by one at all is told so. */
export function refusedFor<T>({ role }: Viewer, found: Answer<T>): Answer<T> {
  if (found.ok || found.problem.code !== "search_number_in_address" || may(role, "search_number")) return found;
  return { ok: false, problem: { ...found.problem, expected: ONLY_INVESTIGATORS } };
}
