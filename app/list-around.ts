import { Problem } from "#audit/problems.ts";
import { AROUND_NAMES, SIDES } from "#audit/search/around.ts";
import { during } from "#audit/search/narrow.ts";
import type { Search } from "#audit/search/search.ts";
import { parseInstant, printInstant } from "#audit/time.ts";
import { parseLength } from "#audit/timestamps.ts";

import { type SearchParams, single } from "./list-parameters.ts";

type Side = (typeof SIDES)[number];

/** What was typed to ask for such a period. */
export type Around = Record<(typeof AROUND_NAMES)[number], string>;

/** The period that an address carries when its form was sent; null when it carries none. */
export function readAround(params: SearchParams): Around | null {
  if (AROUND_NAMES.every((name) => params[name] === undefined)) return null;
  const read = (name: string) => single(params, name)?.trim() ?? "";
  return { span: read("span"), side: read("side"), at: read("at") };
}

/**
 * A search over the `span` before, after or on both sides of an instant, instead of any other time. As with every start
 * and end, the period includes where it begins and not where it ends.
 *
 * @throws Problem `search_bad_value` or `address_invalid`, the field being its `name`
 */
export function withAround(search: Search, { span, side, at }: Around, zone: string): Search {
  const length = parseLength(span.replaceAll(" ", "").toLowerCase());
  const instant = instantOf(at, zone);
  const sided = SIDES.find((known) => known === side);
  if (length === null) throw new Problem("search_bad_value", { name: "span", expected: LENGTH });
  if (sided === undefined) throw new Problem("address_invalid", { name: "side", expected: SIDES.join(", ") });
  if (instant === null) throw new Problem("search_bad_value", { name: "at", expected: INSTANT });
  const [since, until] = ENDS[sided](instant, length).map((end) => printInstant(end, zone));
  // Before the year 0 and after 9999 there is nothing, and no way to write it.
  if (!since || !until) throw new Problem("search_bad_value", { name: "span", expected: LENGTH });
  return during(search, since, until);
}

const ENDS: Record<Side, (at: number, length: number) => [number, number]> = {
  before: (at, length) => [at - length, at],
  after: (at, length) => [at, at + length],
  around: (at, length) => [at - length, at + length],
};

const LENGTH = "a length such as 15m, 24h or 30d";
const INSTANT = "a date or time such as 2026-03-01 or 2026-03-01T14:30";

/** As people write it, with a space between day and time, too. */
const instantOf = (text: string, zone: string): number | null =>
  parseInstant(text.replace(/^(\d{4}-\d{2}-\d{2}) +(?=\d)/, "$1T"), zone);
