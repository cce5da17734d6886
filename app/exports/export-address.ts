import type { Route } from "next";

import { EXPORT_FORMATS, type ExportFormat } from "#audit/exports/formats.ts";
import { Problem } from "#audit/problems.ts";
import { printSearch } from "#audit/search/parse.ts";
import type { Search } from "#audit/search/search.ts";
import type { Subject } from "#db/schema.ts";

import { readable } from "../addresses.ts";
import { parseQuery } from "../list-address.ts";
import { parseIndex, parseZone, type SearchParams, single } from "../list-parameters.ts";

/** The lists that can be exported, and what they are about. */
export const EXPORT_LISTS = {
  events: null,
  "status-changes": "status",
  "phone-edits": "phone",
} as const satisfies Record<string, Subject | null>;
export type ExportList = keyof typeof EXPORT_LISTS;

/** What the address of an export says: `?q=…&format=…&list=…&zone=…&ledger=…&now=…&id=…`. */
export type ExportAddress = {
  search: Search;
  format: ExportFormat;
  list: ExportList;
  /** The zone in which times are read and printed; null for the viewer's own. */
  zone: string | null;
  /** How many events of the ledger are looked at; null for all that there are when it begins. */
  ledger: number | null;
  /** What time it is for `last:`, in milliseconds since 1970; null for when it begins. */
  now: number | null;
  /** A name for this one export, chosen by who asks so that it can ask how far it is; null for any. */
  id: string | null;
};

const KNOWN = ["q", "format", "list", "zone", "ledger", "now", "id"];

/**
 * Reads the address of an export; `exportHref` is the inverse.
 *
 * @throws Problem `address_invalid`, or `search_…` for the search in it
 */
export function parseExportAddress(params: SearchParams): ExportAddress {
  for (const name of Object.keys(params)) {
    if (!KNOWN.includes(name)) throw new Problem("address_invalid", { name, expected: KNOWN.join(", ") });
  }
  const id = single(params, "id") ?? null;
  return {
    search: parseQuery(single(params, "q") ?? ""),
    format: oneOf(params, "format", EXPORT_FORMATS) ?? "csv",
    list: oneOf(params, "list", Object.keys(EXPORT_LISTS) as ExportList[]) ?? "events",
    zone: parseZone(params),
    ledger: parseIndex(params, "ledger"),
    now: parseIndex(params, "now"),
    id: id && parseExportId(id),
  };
}

/** The address of an export. */
export function exportHref({ search, format, list, zone, ledger, now, id }: ExportAddress): Route {
  const query: Record<string, string | number | null> = {
    q: printSearch(search) || null,
    format,
    list: list === "events" ? null : list,
    zone,
    ledger,
    now,
    id,
  };
  const said = Object.entries(query).filter(([, value]) => value !== null);
  return `/events/export?${said.map(([name, value]) => `${name}=${readable(String(value))}`).join("&")}` as Route;
}

export const manifestHref = (id: string): Route => `/events/export/${id}/manifest` as Route;

/** An id that nobody guesses: a random UUID. */
export function parseExportId(id: unknown): string {
  if (typeof id === "string" && /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/.test(id)) return id;
  throw new Problem("address_invalid", { name: "id", expected: "a random UUID in small letters" });
}

function oneOf<T extends string>(params: SearchParams, name: string, known: readonly T[]): T | undefined {
  const text = single(params, name);
  const found = known.find((one) => one === text);
  if (text === undefined || found !== undefined) return found;
  throw new Problem("address_invalid", { name, expected: known.join(", ") });
}
