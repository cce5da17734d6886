import { Problem } from "#audit/problems.ts";
import { holdsNumber } from "#audit/search/address-numbers.ts";
import { parseSearch } from "#audit/search/parse.ts";
import type { Search } from "#audit/search/search.ts";
import type { PaletteItem } from "#components/palette-item.ts";
import type { Db } from "#db/client.ts";
import { ledgerSize } from "#db/events.ts";
import { findOperatorByKey, suggestOperators } from "#db/operators.ts";
import { suggestAccounts } from "#db/suggest-accounts.ts";
import { accountHref, eventHref } from "./addresses.ts";
import { listHref } from "./list-address.ts";
import { operatorWay } from "./operator-way.ts";

/** What of the trail a text can lead to. Each part is bounded: it is asked for at every key pressed. */
export function paletteItems(db: Db, text: string): PaletteItem[] {
  if (text === "") return [];
  return [...accounts(db, text), ...events(db, text), ...operators(db, text), searchFor(text)];
}

const accounts = (db: Db, text: string): PaletteItem[] =>
  suggestAccounts(db, text, 5).map((id) => ({ kind: "account", text: String(id), href: accountHref(id) }));

function events(db: Db, text: string): PaletteItem[] {
  const known = /^(0|[1-9]\d{0,14})$/.test(text) && Number(text) < ledgerSize(db);
  return known ? [{ kind: "event", text, href: eventHref(Number(text)) }] : [];
}

function operators(db: Db, text: string): PaletteItem[] {
  return suggestOperators(db, { limit: 5, text }).flatMap((key) => {
    const operator = findOperatorByKey(db, key);
    return operator === null ? [] : [{ kind: "operator" as const, text: key, href: operatorWay(operator) }];
  });
}

/** A whole number may not stand in an address, so what it leads to is what may: its last four digits. */
function searchFor(text: string): PaletteItem {
  if (!holdsNumber(text)) return { kind: "search", text, href: listHref("/events", { search: readSearch(text) }) };
  const last = `*${text.replaceAll(/\D/g, "").slice(-4)}`;
  const search: Search = { terms: [{ key: "phone", negated: false, values: [last] }] };
  return { kind: "phone", text: last, href: listHref("/events", { search }) };
}

/** The text as a search, or, where it is none, as what it says. */
function readSearch(text: string): Search {
  try {
    return parseSearch(text);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { terms: [{ key: "text", negated: false, values: [text] }] };
  }
}
