import { expect, test } from "vitest";

import { NOON, phoneEvent, statusEvent } from "#audit/honest-event.ts";
import { EVERYTHING } from "#audit/search/search.ts";
import { storeOf } from "./honest-store.ts";
import { walkEvents } from "./walk.ts";

test("each event shows its own state, however many there are and however often they are asked for", () => {
  const numbers = Array.from({ length: 2000 }, (_, index) => String(987_000_000 + index));
  const db = storeOf(
    numbers.flatMap((number, index) => [
      statusEvent({ object: { description: `note ${number}`, reason_id: index % 7 } }),
      phoneEvent({ object: { account_id: index, number, active: index % 2 === 0 } }),
    ]),
  );
  for (let turn = 0; turn < 2; turn += 1) {
    const walk = walkEvents(
      db,
      EVERYTHING,
      { subject: null, zone: "UTC", now: NOON },
      { limit: 10_000, order: "recorded" },
    );
    const shown = [...walk].reverse().map(({ object }) => object);
    expect(shown).toHaveLength(2 * numbers.length);
    for (const [index, number] of numbers.entries()) {
      expect(shown[2 * index]).toMatchObject({
        description: `note ${"*".repeat(5)}${number.slice(-4)}`,
        reason_id: index % 7,
      });
      expect(shown[2 * index + 1]).toMatchObject({ e164: `+5511*****${number.slice(-4)}`, active: index % 2 === 0 });
    }
  }
});

test("long texts, which are not remembered, are shown whole all the same, each its own", () => {
  const long = Array.from({ length: 300 }, (_, index) => `${index} ${"x".repeat(100_000)}`);
  const db = storeOf(long.map((description) => statusEvent({ object: { description } })));
  const scope = { subject: null, zone: "UTC", now: NOON };
  const shown: string[] = [];
  for (const { object } of walkEvents(db, EVERYTHING, scope, { limit: 1000, order: "recorded", oldestFirst: true })) {
    if (object !== null && "description" in object) shown.push(object.description ?? "");
  }
  expect(shown).toEqual(long);
});
