import type { EventView } from "#db/event-view.ts";

/** How much time lies between two events, in the largest unit that says it well, rounded down. */
export type Gap = { unit: "second" | "minute" | "hour" | "day"; count: number };

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The time between two instants (milliseconds), in either order. Up to two days in hours: "1 day" might be 47 of them. */
export function gapBetween(one: number, other: number): Gap {
  const length = Math.abs(other - one);
  if (length < MINUTE) return { unit: "second", count: Math.floor(length / SECOND) };
  if (length < HOUR) return { unit: "minute", count: Math.floor(length / MINUTE) };
  if (length < 2 * DAY) return { unit: "hour", count: Math.floor(length / HOUR) };
  return { unit: "day", count: Math.floor(length / DAY) };
}

/** A pause is worth a line of its own; anything shorter belongs together. */
export const isPause = ({ unit }: Gap): boolean => unit === "day";

/** Whether two events come from the same hand. Behind what is no address may stand several people: that is never told. */
export const sameHand = (one: Pick<EventView, "operatorId" | "flags">, other: Pick<EventView, "operatorId">): boolean =>
  one.operatorId !== null && one.operatorId === other.operatorId && !one.flags.includes("anonymous_operator");
