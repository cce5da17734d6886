import { maskText } from "#audit/masking.ts";
import { Problem } from "#audit/problems.ts";
import { FACET_KEYS, type FacetKey } from "#audit/search/narrow.ts";
import { printSearch } from "#audit/search/parse.ts";
import type { FacetLineView } from "#components/facet-line.tsx";
import type { Db } from "#db/client.ts";
import type { Subject } from "#db/schema.ts";

import type { Standing } from "./event-rows.ts";
import type { FacetWords } from "./facet-words.ts";
import { LIST_PATHS, type ListPath, parseListAddress } from "./list-address.ts";
import { facetMatches } from "./list-narrow.ts";
import type { Seeing } from "./looks.ts";
import { phoneKeyOf } from "./number-search.ts";
import { sentText } from "./sent.ts";

/** Which values of a facet: those that hold a text, under the search that an address of a list says. */
export type FacetQuestion = { address: string; key: string; text: string };

type Parsed = { standing: Standing; key: FacetKey; text: string };

/** A question, from a caller that may be anybody: texts, of which parseFacetQuestion says whether they are understood. */
export function sentQuestion(sent: unknown): FacetQuestion {
  const { address, key, text } = (typeof sent === "object" && sent !== null ? sent : {}) as Record<string, unknown>;
  return { address: sentText(address), key: sentText(key), text: sentText(text) };
}

/**
 * Reads a question.
 *
 * @throws Problem `address_invalid`
 */
export function parseFacetQuestion({ address, key, text }: FacetQuestion): Parsed {
  const [path, query = ""] = address.split("?", 2);
  const known = LIST_PATHS.find((one) => one === path);
  const facet = FACET_KEYS.find((one) => one === key);
  if (known === undefined) throw new Problem("address_invalid", { name: "address", expected: LIST_PATHS.join(", ") });
  if (facet === undefined) throw new Problem("address_invalid", { name: "key", expected: FACET_KEYS.join(", ") });
  const params = Object.fromEntries(new URLSearchParams(query));
  return {
    standing: { path: known, address: parseListAddress(params, known) },
    key: facet,
    text: text.slice(0, 200).trim(),
  };
}

/** A question that was answered, as the access log keeps it. */
export function facetLook(question: FacetQuestion): Seeing {
  const { standing, key, text } = parseFacetQuestion(question);
  const search = printSearch(standing.address.search);
  return { event: "viewer_search", object: { list: standing.path, search, facet: key, text: maskText(text) } };
}

/** The lines of the values that hold the text, and where each leads. */
export function findFacetValues(
  db: Db,
  { standing, key, text }: Parsed,
  { zone, words }: { zone: string; words: FacetWords },
): FacetLineView[] {
  if (text === "") return [];
  const phoneKey = phoneKeyOf(standing.address.search);
  const scope = { subject: ABOUT[standing.path], zone, now: Date.now(), phoneKey };
  return words(key, facetMatches(db, scope, standing, { key, text }));
}

/** What each list is about, as its own route says too. */
const ABOUT: Record<ListPath, Subject | null> = {
  "/events": null,
  "/status-changes": "status",
  "/phone-edits": "phone",
};
