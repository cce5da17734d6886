import fc from "fast-check";
import { expect, test } from "vitest";

import { decodePiece } from "./incoming.ts";
import { LOOK_EVENTS, type Look, type Looker, lookEvent } from "./looks.ts";
import { problemOf } from "./problem-of.ts";

const lookers = fc.record<Looker>({
  viewer: fc.option(fc.constantFrom("ana@bank.example", "cli:root", "ANA ")),
  roles: fc.subarray(["admin", "auditor"]),
  origin: fc.constantFrom("WEB", "CLI"),
  session: fc.option(fc.uuid()),
  address: fc.option(fc.ipV6()),
  request: fc.uuid(),
});
const looks = fc.record<Look>({
  event: fc.constantFrom(...LOOK_EVENTS),
  method: fc.constantFrom("GET", "RUN", ""),
  uri: fc.constantFrom("/events", "/accounts/7", "rastro events", ""),
  object: fc.record(
    {
      account_id: fc.nat(),
      customer_id: fc.nat(),
      leaf_index: fc.nat(),
      search: fc.string(),
      leaves: fc.array(fc.nat()),
    },
    { requiredKeys: [] },
  ),
});
const ID = "3d0f0b2e-2f43-4bdb-9b3c-6a35d0c7e2aa";

test("a look is what a decoder makes of its bytes, but for flags", () => {
  fc.assert(
    fc.property(lookers, looks, fc.nat(4_102_444_800_000), (looker, look, at) => {
      fc.pre(!look.object.search?.includes("\0"));
      const made = lookEvent(looker, look, ID, at);
      const read = decodePiece({ kind: "value", bytes: made.bytes, offset: 0 }, 0);
      expect(made).toEqual({ ...read, ...(read.kind === "event" && { event: { ...read.event, flags: [] } }) });
    }),
    { seed: 21, numRuns: 300 },
  );
});

test.each(["\0", "\ud800"])("what could not be read back exactly is no look: %j", (search) => {
  const looker: Looker = { viewer: null, roles: [], origin: "WEB", session: null, address: null, request: "r" };
  const look: Look = { event: "viewer_search", method: "GET", uri: "/", object: { search } };
  expect(problemOf(() => lookEvent(looker, look, ID, 0))?.code).toMatch(/^json_/);
});
