import fc from "fast-check";
import { expect, test } from "vitest";

import { NOON, phoneEvent, statusEvent } from "#audit/honest-event.ts";
import { LENS_MINUTES, LENSES, lensSearch } from "#audit/search/lenses.ts";

import { listEvents } from "./events.ts";
import { storeOf } from "./honest-store.ts";

const SCOPE = { subject: null, zone: "America/Sao_Paulo", now: NOON } as const;
const ALL = { limit: 1000 };

const text = fc.string({ unit: "grapheme", maxLength: 8 });
const digits = fc.string({ unit: fc.constantFrom(..."0123456789-( )٣*"), minLength: 1, maxLength: 14 });

const published = fc.record({
  phone: fc.boolean(),
  at: fc.integer({ min: -200_000_000, max: 200_000_000 }).map((ms) => NOON + ms),
  account: fc.constantFrom(1, 171238, Number.MAX_SAFE_INTEGER),
  operator: fc.oneof(
    fc.constantFrom("ana@bank.example", " Ana@Bank.example ", "*", "a*b@bank.example", 'o"x, y'),
    text,
  ),
  number: fc.option(fc.oneof(digits, fc.constantFrom("98765-2123", "987652123"))),
  area: fc.option(fc.oneof(fc.constantFrom("11", " 011 ", "", "1*"), digits)),
  reason: fc.option(fc.constantFrom(0, 12, 340)),
});

test("through every lens one finds the event itself, and nothing that differs", () => {
  fc.assert(
    fc.property(
      fc.array(published, { minLength: 1, maxLength: 12 }),
      fc.constantFrom(...LENS_MINUTES),
      (wishes, far) => {
        const db = storeOf(
          wishes.map(({ phone, at, account, operator, number, area, reason }) =>
            phone
              ? phoneEvent({ at, data: { email: operator }, object: { account_id: account, number, area_code: area } })
              : statusEvent({ at, data: { email: operator }, object: { account_id: account, reason_id: reason } }),
          ),
        );
        const { events } = listEvents(db, { terms: [] }, SCOPE, ALL);
        for (const event of events) {
          for (const lens of LENSES) {
            const search = lensSearch(event, lens, far);
            if (search === null) continue;
            const { events: found } = listEvents(db, search, SCOPE, ALL);
            expect(found.map(({ leafIndex }) => leafIndex)).toContain(event.leafIndex);
            const distances = found.map(({ occurredAt }) => Math.abs(occurredAt - event.occurredAt));
            expect(Math.max(...distances)).toBeLessThanOrEqual(far * 60_000);
            if (lens === "account") expect(new Set(found.map(({ accountId }) => accountId)).size).toBe(1);
          }
        }
      },
    ),
    { numRuns: 30 },
  );
});
