import type { DecodedEvent } from "#audit/decode.ts";
import type { Flag } from "#audit/flags.ts";

/** An event as the naive reference keeps it, with the leaf that the ledger gave it. */
export type Sighting = { leaf: number; at: number; event: DecodedEvent };

export type Derived = { beforeId: string | null; flags: Flag[] };

/**
 * What each event's before is, read off a plain list: of its slot, sorted by time and leaf, the one ahead of it. Written
 * without a look at the ledger's way, which keeps the same answer up to date as events arrive.
 */
export function naiveRevisions(sightings: Sighting[]): Map<string, Derived> {
  const sorted = sightings.toSorted((one, other) => one.at - other.at || one.leaf - other.leaf);
  return new Map(
    sorted.map((sighting, index) => {
      const before = sorted.slice(0, index).findLast(({ event }) => event.slot === sighting.event.slot);
      return [idOf(sighting), { beforeId: before ? idOf(before) : null, flags: flagsOf(sighting, before, sightings) }];
    }),
  );
}

function flagsOf({ event, at, leaf }: Sighting, before: Sighting | undefined, all: Sighting[]): Flag[] {
  const late = all.some((other) => other.event.slot === event.slot && other.leaf < leaf && other.at > at);
  const removed = before?.event.state && "active" in before.event.state && !before.event.state.active;
  const same = before && JSON.stringify(before.event.state) === JSON.stringify(event.state);
  return [
    ...(late ? (["late"] as const) : []),
    ...(removed && event.event === "phone_change" ? (["contradiction"] as const) : []),
    ...(same ? (["noop"] as const) : []),
  ];
}

const idOf = ({ event }: Sighting): string => event.envelope?.eventId ?? "";
