import { answer } from "#audit/problems.ts";
import { withoutNumbers } from "#audit/search/address-numbers.ts";
import { AROUND_NAMES } from "#audit/search/around.ts";
import { type ListAddress, type ListPath, NEWEST, parseListAddress } from "./list-address.ts";
import type { Around } from "./list-around.ts";
import { CONTROL_KEYS, type Controls, controlsOf, NO_CONTROLS, readControls } from "./list-controls.ts";
import type { SearchParams } from "./list-parameters.ts";

/** What stands in the search box and the controls: all that was typed, whether it was understood or not. */
export type ListForm = {
  /** The search box. */
  q: string;
  controls: Controls;
  /** The period relative to an instant as it was typed. */
  around: Around;
  /** What the address says as far as it is understood: the search that the controls write into, and how it is looked at. */
  address: ListAddress;
};

/** Fills the form of a list from its address, leniently: the loader is who refuses. */
export async function formOf(params: SearchParams, path: ListPath): Promise<ListForm> {
  const first = firsts(params);
  const q = first.q ?? "";
  const understood = await understoodOf(params, path, q);
  const sent = await answer(() => readControls(params));
  const typed = sent.ok ? sent.value : first;
  const shown = understood ? controlsOf(understood.search) : NO_CONTROLS;
  const controls = CONTROL_KEYS.map((key) => [key, typed?.[key] ?? shown[key]]);
  return {
    q: withoutNumbers(q),
    controls: Object.fromEntries(controls) as Controls,
    around: { span: first.span ?? "", side: first.side ?? "", at: first.at ?? "" },
    address: understood ?? NEWEST,
  };
}

async function understoodOf(params: SearchParams, path: ListPath, q: string): Promise<ListAddress | null> {
  const others = Object.entries(params).filter(([name]) => !FORMS.includes(name));
  const whole = await answer(() => parseListAddress(Object.fromEntries(others), path));
  if (whole.ok) return whole.value;
  const search = await answer(() => parseListAddress({ q }, path));
  return search.ok ? search.value : null;
}

const FORMS: string[] = [...CONTROL_KEYS, ...AROUND_NAMES];

const firsts = (params: SearchParams): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));
