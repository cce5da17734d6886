import { CONTRACTS, KNOWN_EVENTS } from "#audit/contracts/contracts.ts";
import type { ProblemReport } from "#audit/problems.ts";
import { printSearch } from "#audit/search/parse.ts";
import { Filters, type FiltersView } from "#components/filters.tsx";
import { pack } from "#components/packed.ts";

import { loadOperatorSuggestions } from "./actions.ts";
import { type ListAddress, listHref, lookOf, withSearch } from "./list-address.ts";
import { withLast } from "./list-controls.ts";
import type { ListForm } from "./list-form.ts";
import type { List } from "./list-loader.ts";

type Props = { list: List; form: ListForm; problem: ProblemReport | null };

/** The plain controls of a list, and where they lead. */
export function ListControls({ list, form: { controls, around, address }, problem }: Props) {
  const q = printSearch(address.search);
  const view: FiltersView = {
    path: list.path,
    others: [...(q === "" ? [] : [["q", q] as [string, string]]), ...lookOf(address)],
    controls,
    events: eventsOf(list, controls.event),
    around,
    periods: periodsOf(list, address),
    wrong: problem?.name ?? null,
  };
  return <Filters filters={pack(view)} suggest={loadOperatorSuggestions} />;
}

/** The events that the list can show, and the one that was typed if it is none of them. */
function eventsOf({ subject }: List, typed: string): string[] {
  const known = KNOWN_EVENTS.filter((event) => subject === null || CONTRACTS[event].subject === subject);
  return typed === "" || known.some((event) => event === typed) ? known : [...known, typed];
}

const PERIODS = ["24h", "7d", "30d"] as const;

function periodsOf({ path }: List, address: ListAddress): FiltersView["periods"] {
  const { search } = address;
  const current = search.terms.find(({ key, negated }) => key === "last" && !negated)?.values.join();
  return PERIODS.map((length) => ({
    length,
    href: listHref(path, withSearch(address, withLast(search, length))),
    current: current === length,
  }));
}
