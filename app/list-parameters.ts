import { Problem } from "#audit/problems.ts";
import { canonicalZone, isoTime } from "#audit/time.ts";
import type { Cursor } from "#db/events.ts";

/** The query of an address, as Next hands it to a page. */
export type SearchParams = Record<string, string | string[] | undefined>;

export const PAGE_SIZES = [50, 100, 200] as const;
export type PageSize = (typeof PAGE_SIZES)[number];

/** The one value of a parameter. Throws `address_invalid`, as all that read one here do. */
export function single(params: SearchParams, name: string): string | undefined {
  const value = params[name];
  if (value === undefined || typeof value === "string") return value;
  // Several of it, or what an action was sent in the place of an address.
  throw new Problem("address_invalid", { name, expected: "one value" });
}

/** How many rows a page has. */
export function parseSize(params: SearchParams): PageSize {
  const text = single(params, "size");
  if (text === undefined) return PAGE_SIZES[0];
  const size = PAGE_SIZES.find((known) => String(known) === text);
  if (size === undefined) throw new Problem("address_invalid", { name: "size", expected: PAGE_SIZES.join(", ") });
  return size;
}

/** A picture alone, or with the table of its numbers. */
export type Chart = "picture" | "table";

/** How the histogram is shown. */
export function parseChart(params: SearchParams): Chart {
  const text = single(params, "chart");
  if (text === undefined || text === "table") return text ?? "picture";
  throw new Problem("address_invalid", { name: "chart", expected: "table" });
}

/** The zone that an address asks for, as this machine spells it; null for the viewer's own. */
export function parseZone(params: SearchParams): string | null {
  const text = single(params, "zone");
  const zone = text === undefined ? null : canonicalZone(text);
  if (text === undefined || zone !== null) return zone;
  throw new Problem("address_invalid", { name: "zone", expected: "an IANA time zone such as America/Sao_Paulo" });
}

/** A leaf index, a ledger size or another whole number, spelt one way only. */
export function parseIndex(params: SearchParams, name: string): number | null {
  const text = single(params, name);
  if (text === undefined) return null;
  if (/^(0|[1-9]\d{0,14})$/.test(text)) return Number(text);
  throw new Problem("address_invalid", { name, expected: "a whole number" });
}

/** An instant in UTC to the millisecond, spelt one way only. */
export function parseNow(params: SearchParams): number | null {
  const text = single(params, "now");
  if (text === undefined) return null;
  const now = Date.parse(text);
  if (!Number.isNaN(now) && isoTime(now) === text) return now;
  throw new Problem("address_invalid", { name: "now", expected: "2026-03-01T14:30:05.000Z" });
}

/** The menus that an address can show opened, for those who have no script to open them. */
const MENUS = ["columns", "views"] as const;
export type OpenMenu = (typeof MENUS)[number];

/** The menu that stands open; null for none. */
export function parseMenu(params: SearchParams): OpenMenu | null {
  const text = single(params, "menu");
  const menu = MENUS.find((known) => known === text);
  if (menu !== undefined || text === undefined) return menu ?? null;
  throw new Problem("address_invalid", { name: "menu", expected: MENUS.join(", ") });
}

/** The id of a saved view, of which only its form is looked at here. */
export function parseView(params: SearchParams): string | null {
  const view = single(params, "view");
  if (view === undefined || VIEW_ID.test(view)) return view ?? null;
  throw new Problem("address_invalid", { name: "view", expected: "the id of a saved view" });
}

/** 128 random bits. */
export const VIEW_ID = /^[\w-]{22}$/;

/** A place between two rows. */
export function parseCursor(params: SearchParams, name: "before" | "after"): Cursor | null {
  const text = single(params, name);
  if (text === undefined) return null;
  const [, at, leafIndex] = /^(-?\d{1,16})\.(\d{1,16})$/.exec(text) ?? [];
  const cursor = { at: Number(at), leafIndex: Number(leafIndex) };
  if (Number.isSafeInteger(cursor.at) && Number.isSafeInteger(cursor.leafIndex)) return cursor;
  throw new Problem("address_invalid", { name, expected: "a cursor of ours such as 1774033380000.42" });
}
