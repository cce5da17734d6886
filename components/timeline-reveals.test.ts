import fc from "fast-check";
import { expect, test } from "vitest";

import type { RevealView } from "#db/account-reveals.ts";

import { placeReveals } from "./timeline-reveals.ts";

const reveal = (at: number, leafIndex = at): RevealView => ({
  leafIndex,
  at,
  viewer: "inv@bank.example",
  accountId: 7,
  event: 0,
  last: "4444",
  reason: "customer called",
  caseNumber: null,
});

test("every reveal is told once, between the events before and after it", () => {
  const instants = fc.array(fc.nat(20), { maxLength: 8 });
  fc.assert(
    fc.property(instants, instants, fc.boolean(), (events, reveals, oldestFirst) => {
      const times = events.toSorted((one, other) => (oldestFirst ? one - other : other - one));
      const places = placeReveals(
        times,
        reveals.map((at, index) => reveal(at, index)),
        oldestFirst,
      );
      const read = places.flatMap((some, index) => [
        ...some.map(({ at }) => at + 0.5),
        ...(index < times.length ? [times[index] as number] : []),
      ]);
      // A reveal at the moment of an event comes after it.
      expect(read).toEqual(read.toSorted((one, other) => (oldestFirst ? one - other : other - one)));
      expect(places.flat()).toHaveLength(reveals.length);
    }),
  );
});
