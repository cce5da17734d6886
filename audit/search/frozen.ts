import { Problem } from "../problems.ts";
import { parseLength, printInstant } from "../time.ts";
import { during } from "./narrow.ts";
import type { Search, Term } from "./search.ts";

/**
 * A search that selects now and for ever what this one selects at `now` (milliseconds), but for what is recorded later:
 * each `last` becomes the times that it stands for, written in `zone`.
 *
 * @throws Problem `view_not_freezable` for a `-last`, whose complement lies on both sides of a time
 */
export function frozen({ terms }: Search, now: number, zone: string): Search {
  return { terms: terms.flatMap((term) => (term.key === "last" ? fixed(term, now, zone) : [term])) };
}

/** `last` holds both of its ends, `until` does not hold its own. */
function fixed({ negated, values }: Term, now: number, zone: string): Term[] {
  if (negated) throw new Problem("view_not_freezable");
  const length = Math.max(...values.map((value) => parseLength(value) ?? 0));
  return during({ terms: [] }, printInstant(now - length, zone), printInstant(now + 1, zone)).terms;
}
