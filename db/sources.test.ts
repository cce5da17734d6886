import { expect, test } from "vitest";

import { statusEvent } from "#audit/honest-event.ts";

import { type Db, memoryStore } from "./client.ts";
import { append } from "./honest-store.ts";
import { listSources } from "./sources.ts";

const HOUR = 3_600_000;
const NOW = Date.parse("2026-03-20T12:30:00.000Z");

/** One event that occurred a minute before it came. */
const send = (db: Db, source: string, now: number) => append(db, [statusEvent({ at: now - 60_000 })], { source, now });

test("each source with what it sent in each of the last hours, what was refused, and how late it came", () => {
  const db = memoryStore();
  const event = statusEvent({ at: NOW - 3 * HOUR });
  append(db, [event, statusEvent({ at: NOW - 60_000 }), { broken: 1 }], { source: "core", now: NOW });
  append(db, [event], { source: "core", now: NOW });
  send(db, "core", NOW - 5 * HOUR);
  send(db, "core", NOW - 30 * HOUR);
  send(db, "older", NOW - 30 * HOUR);
  const [core, older] = listSources(db, NOW);
  expect(core).toMatchObject({
    source: "core",
    lastAt: NOW,
    recorded: 3,
    duplicate: 1,
    refused: 1,
    lateMean: (3 * HOUR + 2 * 60_000) / 3,
    lateMost: 3 * HOUR,
    silentSince: null,
  });
  expect(core?.hours).toEqual([...Array(18).fill(0), 1, 0, 0, 0, 0, 2]);
  expect(older).toMatchObject({ source: "older", recorded: 0, lateMean: null, lastAt: NOW - 30 * HOUR });
});

test("a source is silent when it has paused for twice as long as ever in its week", () => {
  const db = memoryStore();
  // Every hour of the day, and never at night.
  for (let hour = 0; hour < 96; hour += 1) if (hour % 24 < 14) send(db, "office", NOW + hour * HOUR);
  for (let hour = 0; hour < 20; hour += 1) send(db, "new", NOW + hour * HOUR);
  const [fresh, office] = listSources(db, NOW + 85 * HOUR);
  const last = NOW + 85 * HOUR;
  expect([fresh?.source, office?.source, office?.lastAt]).toEqual(["new", "office", last]);
  const silentAt = (now: number) => listSources(db, now).map(({ silentSince }) => silentSince);
  expect(silentAt(last + 22 * HOUR)).toEqual([null, null]);
  expect(silentAt(last + 22 * HOUR + 1)).toEqual([null, last + 22 * HOUR]);
});
