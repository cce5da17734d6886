import { answer } from "#audit/problems.ts";
import { printSearch } from "#audit/search/parse.ts";
import type { Search } from "#audit/search/search.ts";

import { parseListAddress, type SearchParams, withoutNumbers } from "./list-address.ts";
import { CONTROL_KEYS, type Controls, controlsOf, NO_CONTROLS, readControls } from "./list-controls.ts";

/** What stands in the search box and the controls: all that was typed, whether it was understood or not. */
export type ListForm = {
  /** The search box. */
  q: string;
  controls: Controls;
  /** The search that the controls write into; empty where the box holds none that is understood. */
  base: string;
  size: string;
};

/** Fills the form of a list from its address, leniently: the loader is who refuses. */
export async function formOf(params: SearchParams): Promise<ListForm> {
  const { q, size } = firsts(params);
  const read = await answer(() => parseListAddress({ q }).search);
  const search: Search | null = read.ok ? read.value : null;
  const sent = await answer(() => readControls(params));
  const typed = sent.ok ? sent.value : firsts(params);
  const shown = search ? controlsOf(search) : NO_CONTROLS;
  const controls = CONTROL_KEYS.map((key) => [key, typed?.[key] ?? shown[key]]);
  return {
    q: withoutNumbers(q ?? ""),
    controls: Object.fromEntries(controls) as Controls,
    base: search ? printSearch(search) : "",
    size: size ?? "",
  };
}

const firsts = (params: SearchParams): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));
