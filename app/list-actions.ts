"use server";

import type { News } from "#audit/live.ts";
import type { Answer } from "#audit/problems.ts";
import type { FacetLineView } from "#components/facet-line.tsx";
import type { Suggestion } from "#db/suggestions.ts";

import { type FacetQuestion, facetLook, findFacetValues, parseFacetQuestion, sentQuestion } from "./facet-values.ts";
import { wordsOfFacets } from "./facet-words.ts";
import { newsOf } from "./list-news.ts";
import { recorded } from "./looks.ts";
import { parseKey, suggestionsFor } from "./search-suggestions.ts";
import { sentText } from "./sent.ts";
import { requireViewer } from "./session.ts";
import { ask } from "./store.ts";
import { suggested } from "./suggestion-looks.ts";

/** Values of a key of the search language that hold what was typed, for who types one. */
export async function loadSuggestions(key: string, text: string): Promise<Answer<Suggestion[]>> {
  const viewer = await requireViewer("read");
  const typed = sentText(text).slice(0, 200);
  const found = await ask(({ db }) => suggestionsFor(db, parseKey(sentText(key)), typed, viewer));
  return suggested(viewer, sentText(key), typed, found);
}

/** Values of a facet that hold a text, counted under the search of an address as the facet itself is. */
export async function loadFacetValues(sent: FacetQuestion): Promise<Answer<FacetLineView[]>> {
  const viewer = await requireViewer("read");
  const question = sentQuestion(sent);
  const words = await wordsOfFacets();
  const found = await ask(({ db }) => findFacetValues(db, parseFacetQuestion(question), { zone: viewer.zone, words }));
  return recorded(viewer, found, () => facetLook(question));
}

/** How many events of a list were recorded since its newest page was made: `params` are its address, `seen` what it has shown. */
export async function loadNewer(path: unknown, params: unknown, seen: unknown): Promise<Answer<News>> {
  const viewer = await requireViewer("read");
  return newsOf({ path, params, seen }, viewer);
}
