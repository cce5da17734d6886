import { operatorKey } from "#audit/operators.ts";
import { Problem } from "#audit/problems.ts";
import type { Key, Search, Term } from "#audit/search/search.ts";
import { expectedOf, literal } from "#audit/search/values.ts";

import { type SearchParams, single } from "./list-parameters.ts";

/** The plain controls beside the search box. Each stands for one simple term of the search: positive, with one value. */
export const CONTROL_KEYS = ["operator", "event", "account", "since", "until"] as const satisfies Key[];
export type ControlKey = (typeof CONTROL_KEYS)[number];

/** What stands in the controls; empty where nothing is chosen. */
export type Controls = Record<ControlKey, string>;

export const NO_CONTROLS: Controls = { operator: "", event: "", account: "", since: "", until: "" };

/** The controls that an address carries when their form was sent; null when it carries none. */
export function readControls(params: SearchParams): Partial<Controls> | null {
  const sent = CONTROL_KEYS.filter((key) => params[key] !== undefined);
  return sent.length === 0 ? null : Object.fromEntries(sent.map((key) => [key, single(params, key)?.trim() ?? ""]));
}

/** What the controls show for a search; `withControls` is the inverse. */
export function controlsOf(search: Search): Controls {
  const shown = CONTROL_KEYS.map((key) => [key, plainText(search.terms.find(simple(key))?.values[0] ?? "")]);
  return Object.fromEntries(shown) as Controls;
}

/**
 * A search with some controls filled in anew: each replaces the simple term of its key, an empty one removes it, and
 * everything else stays. A start or an end takes the place of a `last`.
 *
 * @throws Problem `search_bad_value`, the control being its `name`
 */
export function withControls(search: Search, controls: Partial<Controls>): Search {
  const filled = CONTROL_KEYS.filter((key) => controls[key] !== undefined);
  const written = filled.reduce((result, key) => withTerm(result, key, readValue(key, controls[key] ?? "")), search);
  return controls.since || controls.until ? withTerm(written, "last", "") : written;
}

/** A search over the time that ends now, such as `24h`, instead of any other start or end. */
export function withLast(search: Search, length: string): Search {
  return withTerm(withTerm(withTerm(search, "since", ""), "until", ""), "last", length);
}

/** A search for what one operator did, instead of any other. */
export function withOperator(search: Search, email: string): Search {
  return withTerm(search, "operator", literal(operatorKey(email)));
}

function withTerm(search: Search, key: Key, value: string): Search {
  const place = search.terms.findIndex(simple(key));
  const terms = [...search.terms];
  const written: Term[] = value === "" ? [] : [{ key, negated: false, values: [value] }];
  terms.splice(place === -1 ? terms.length : place, place === -1 ? 0 : 1, ...written);
  return { terms };
}

const simple = (key: Key) => (term: Term) =>
  term.key === key && !term.negated && term.values.length === 1 && isPlain(term.values[0] ?? "");

/** An escaped star, an empty value or a space at its end cannot be typed in a control: such a term is the box's alone. */
const isPlain = (value: string): boolean =>
  value !== "" && value.trim() === value && !/^(?:\\\\|[^\\])*\\\*/.test(value);

function readValue(key: ControlKey, text: string): string {
  if (text === "") return "";
  const value = text.replaceAll("\\", "\\\\");
  const expected = expectedOf(key, value);
  if (expected) throw new Problem("search_bad_value", { name: key, expected });
  return value;
}

const plainText = (value: string): string => value.replaceAll("\\\\", "\\");
