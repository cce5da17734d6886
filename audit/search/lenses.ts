import { isPhoneView, type StateView } from "../masked-states.ts";
import { operatorKey } from "../operators.ts";
import { isoTime } from "../time.ts";
import { parseTimestamp } from "../timestamps.ts";
import { during } from "./narrow.ts";
import type { Key, Search, Term } from "./search.ts";
import { literal } from "./values.ts";

/** What one looks through from an event at those around it. */
export const LENSES = ["account", "operator", "phone", "reason"] as const;
export type Lens = (typeof LENSES)[number];

/** How far one can look to either side, in minutes. */
export const LENS_MINUTES = [5, 15, 60, 1440] as const;
export const USUAL_MINUTES = 60;

/** What a lens needs of an event; the masked view will do. */
export type Looked = {
  occurredAt: number;
  accountId: number | null;
  operator: string | null;
  object: StateView | null;
};

/**
 * A search for the events within ± `minutes` of one that have the same account, operator, phone number or reason; it
 * finds the event itself too. Null where the event has no such thing. The moments carry their offset, so that the search
 * means the same in every zone.
 */
export function lensSearch(event: Looked, lens: Lens, minutes: number): Search | null {
  const terms = TERMS[lens](event);
  if (terms.length === 0) return null;
  const far = minutes * 60_000;
  return during({ terms }, instant(event.occurredAt - far), instant(event.occurredAt + far));
}

const TERMS: Record<Lens, (event: Looked) => Term[]> = {
  account: ({ accountId }) => (accountId === null ? [] : [term("account", String(accountId))]),
  operator: ({ operator }) => (operator === null ? [] : [term("operator", literal(operatorKey(operator)))]),
  phone: ({ object }) => (object === null || !isPhoneView(object) ? [] : phoneTerms(object)),
  // Ids of 0 mean that no reason was given, as for `has:reason`.
  reason: ({ object }) =>
    object === null || isPhoneView(object) || !object.reason_id ? [] : [term("reason", String(object.reason_id))],
};

/** A whole number may not stand in an address, so the number is known by its last four digits and its area code. */
function phoneTerms({ area_code: areaCode, number }: { area_code: string | null; number: string | null }): Term[] {
  const last = /(?:[0-9][^0-9*]*){4}$/.exec(number ?? "")?.[0].replace(/[^0-9]/g, "");
  if (last === undefined) return [];
  const code = areaCode?.trim();
  const area = code && !code.includes("*") ? [term("ddd", literal(code))] : [];
  return [...area, term("phone", `*${last}`)];
}

const term = (key: Key, value: string): Term => ({ key, negated: false, values: [value] });

/** To the second where that is exact; null outside the years that a search can say. */
function instant(ms: number): string | null {
  const iso = Number.isFinite(new Date(ms).getTime()) ? isoTime(ms) : "";
  const text = iso.replace(/(:00)?\.000Z$/, "Z");
  return parseTimestamp(text)?.ms === ms ? text : null;
}
