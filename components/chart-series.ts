import type { KnownEvent } from "#audit/contracts/contracts.ts";
import type { Day } from "#db/activity.ts";

/** How a series is drawn: a colour with a texture of its own, so that no two differ by colour alone. */
export type Look = (typeof LOOKS)[number] | "rest";

/** What a chart stacks: one event, or all that have no series of their own (`event` null). */
export type Series = { event: string | null; look: Look; total: number };

/** The looks in the order in which unforeseen events take them. */
const LOOKS = ["solid", "stripes", "dots", "bars", "lines", "checks"] as const;

// A look for every event we know, always the same one, so that charts of two pages can be compared.
const KNOWN: Record<KnownEvent, Look> = {
  account_status_change: "solid",
  phone_change: "stripes",
  phone_creation: "dots",
};

/** The series of some days: the events we know in their own order, then the most frequent others, then the rest as one. */
export function seriesOf(days: Pick<Day, "byEvent">[]): Series[] {
  const totals = totalsOf(days);
  const known = Object.keys(KNOWN).filter((event) => totals.has(event));
  const others = [...totals.keys()].filter((event) => !known.includes(event)).sort(byTotal(totals));
  const free = LOOKS.filter((look) => !Object.values(KNOWN).includes(look));
  // One left over needs no series that hides its name.
  const own = others.length <= free.length ? others : others.slice(0, free.length);
  return [
    ...known.map<Series>((event) => ({ event, look: KNOWN[event as KnownEvent], total: totals.get(event) ?? 0 })),
    ...own.map<Series>((event, index) => ({ event, look: free[index] ?? "rest", total: totals.get(event) ?? 0 })),
    ...restOf(others.slice(own.length), totals),
  ];
}

/** How many events of a day belong to a series. */
export function eventsIn({ event }: Series, { byEvent, total }: Pick<Day, "byEvent" | "total">, all: Series[]): number {
  if (event !== null) return byEvent[event] ?? 0;
  return all.reduce((left, other) => left - (other.event === null ? 0 : (byEvent[other.event] ?? 0)), total);
}

function totalsOf(days: Pick<Day, "byEvent">[]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { byEvent } of days) {
    for (const [event, events] of Object.entries(byEvent)) totals.set(event, (totals.get(event) ?? 0) + events);
  }
  return totals;
}

const byTotal = (totals: Map<string, number>) => (one: string, other: string) =>
  (totals.get(other) ?? 0) - (totals.get(one) ?? 0) || (one < other ? -1 : 1);

function restOf(events: string[], totals: Map<string, number>): Series[] {
  if (events.length === 0) return [];
  return [{ event: null, look: "rest", total: events.reduce((sum, event) => sum + (totals.get(event) ?? 0), 0) }];
}
