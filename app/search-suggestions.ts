import { FLAGS } from "#audit/flags.ts";
import { Problem } from "#audit/problems.ts";
import { KEY_NAMES, type Key, THINGS } from "#audit/search/search.ts";
import { dayOf } from "#audit/time.ts";
import type { Db } from "#db/client.ts";
import { type Suggestion, suggestValues } from "#db/suggestions.ts";

import type { Viewer } from "./session.ts";

/** A key of the language, from a caller that may be anybody. */
export function parseKey(key: string): Key {
  const known = KEY_NAMES.find((one) => one === key);
  if (known === undefined) throw new Problem("search_unknown_key", { expected: KEY_NAMES.join(", ") });
  return known;
}

/** How many values are suggested at once. */
const MOST_SUGGESTED = 10;

/** Values that a key can have and that hold what was typed: of the language where it says them all, else of the trail. */
export function suggestionsFor(db: Db, key: Key, text: string, viewer: Viewer): Suggestion[] {
  const closed = CLOSED[key]?.({ ...viewer, text, now: Date.now() });
  if (closed === undefined) return suggestValues(db, key, { limit: MOST_SUGGESTED, text });
  const wanted = text.trim().toLowerCase();
  const inside = ({ value }: Suggestion) => Number(!value.startsWith(wanted));
  const holding = closed.filter(({ value }) => value.includes(wanted));
  return holding.toSorted((one, other) => inside(one) - inside(other)).slice(0, MOST_SUGGESTED);
}

type Asked = Viewer & { text: string; now: number };

const words = (list: readonly string[]) => (): Suggestion[] => list.map((value) => ({ value, text: null }));

const CLOSED: Partial<Record<Key, (asked: Asked) => Suggestion[]>> = {
  active: words(["true", "false"]),
  has: words(THINGS),
  no: words(THINGS),
  flag: words(FLAGS),
  last: lengths,
  since: days,
  until: days,
};

const UNITS = { m: "minute", h: "hour", d: "day", w: "week" } as const;
const USUAL = ["15m", "1h", "24h", "7d", "30d", "90d"];

/** Usual lengths, or the number that was typed with every unit. */
function lengths({ text, locale }: Asked): Suggestion[] {
  const typed = /^[1-9]\d{0,5}/.exec(text)?.[0];
  const values = typed === undefined ? USUAL : Object.keys(UNITS).map((unit) => `${typed}${unit}`);
  return values.map((value) => {
    const unit = UNITS[value.slice(-1) as keyof typeof UNITS];
    const format = new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" });
    return { value, text: format.format(Number.parseInt(value, 10)) };
  });
}

const DAY_MS = 86_400_000;

/** Days that people ask for, in the viewer's zone: today and a few before, and the first of this month. */
function days({ now, zone, locale }: Asked): Suggestion[] {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeZone: "UTC" });
  const back = [0, 1, 7, 30, 90].map((count) => dayOf(now - count * DAY_MS, zone));
  const month = `${dayOf(now, zone).slice(0, 8)}01`;
  return [...new Set([...back, month])]
    .toSorted()
    .toReversed()
    .map((value) => ({ value, text: format.format(Date.parse(value)) }));
}
