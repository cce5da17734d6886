import { describe, expect, test } from "vitest";
import { byTime, type Envelope, readTrail } from "./read-trail.ts";
import { DEMO_EVENTS, DEMO_SEED, DEMO_STORIES } from "./trail.ts";

const MINUTE = 60_000;
const happened = (trail: { events: number; seed: number }) => readTrail(trail).toSorted(byTime);
const at = ({ timestamp }: Envelope) => Date.parse(timestamp);
const isPhone = ({ event_type }: Envelope) => event_type.startsWith("phone_");
const status = ({ event_type, data }: Envelope) => (event_type === "account_status_change" ? data.object.status : null);

describe.each([DEMO_SEED, 2, 77])("the trail of seed %i", (seed) => {
  const trail = happened({ events: DEMO_EVENTS, seed });

  test("has accounts whose phone was edited and who were unblocked within the hour by the same hand", () => {
    const { operator, account, phoneEditAt, unblockAt } = DEMO_STORIES.takeover;
    const found = takeovers(trail);

    expect(found).toHaveLength(3);
    expect(found).toContainEqual([operator, account, phoneEditAt, unblockAt]);
  });

  test("has judicial blocks that were lifted without a reason", () => {
    const { operator, account, liftedAt } = DEMO_STORIES.judicialLift;
    const found = unreasonedLifts(trail);

    expect(found).toHaveLength(2);
    expect(found).toContainEqual([operator, account, liftedAt]);
    expect(trail.filter(isJudicial).length).toBeGreaterThan(50);
  });

  test("has one number on three accounts of different customers, and no other number on two", () => {
    const { operator, accounts, areaCode, number } = DEMO_STORIES.sharedNumber;
    const holders = Map.groupBy(trail.filter(isPhone), ({ data: { object } }) => `${object.area_code}${object.number}`);
    const shared = [...holders].filter(
      ([, events]) => new Set(events.map(({ data }) => data.object.account_id)).size > 1,
    );
    const events = shared[0]?.[1] ?? [];

    expect(shared.map(([digits]) => digits)).toEqual([areaCode + number]);
    expect(events.map(({ data }) => data.object.account_id)).toEqual(accounts);
    expect(events.map(({ data }) => data.email)).toEqual([operator, operator, operator]);
    expect(new Set(events.map(({ data }) => data.object.customer_id)).size).toBe(3);
  });

  test("has one burst of phone edits, at three in the morning", () => {
    const { operator, from, until, edits } = DEMO_STORIES.nightBurst;
    expect(bursts(trail)).toEqual([operator]);

    const night = trail.filter(
      ({ timestamp, data }) => data.email === operator && timestamp >= from && timestamp <= until,
    );
    expect(night.filter(isPhone)).toHaveLength(edits);
    expect(from.slice(11, 13)).toBe("06");
  });
});

test("a trail four times as long tells each story about four times as often", () => {
  const trail = happened({ events: 4 * DEMO_EVENTS, seed: DEMO_SEED });
  expect(takeovers(trail).length).toBeGreaterThanOrEqual(12);
  expect(takeovers(trail).length).toBeLessThanOrEqual(16);
  expect(unreasonedLifts(trail)).toHaveLength(8);
  expect(new Set(bursts(trail)).size).toBeGreaterThanOrEqual(2);
});

function takeovers(trail: Envelope[]): unknown[] {
  return trail.flatMap((edit, index) => {
    if (!isPhone(edit)) return [];
    const { email, object } = edit.data;
    const within = trail.slice(index + 1, index + 500);
    const unblock = within.find(
      (event) => status(event) === "NORMAL" && event.data.object.account_id === object.account_id,
    );
    if (unblock?.data.email !== email || at(unblock) - at(edit) > 60 * MINUTE) return [];
    return [[email, object.account_id, edit.timestamp, unblock.timestamp]];
  });
}

function isJudicial(event: Envelope): boolean {
  return status(event) === "BLOCKED" && event.data.object.reason_id === 12;
}

function unreasonedLifts(trail: Envelope[]): unknown[] {
  const judicial = new Set<number>();
  return trail.flatMap((event) => {
    const { email, object } = event.data;
    if (isJudicial(event)) judicial.add(object.account_id);
    else if (status(event) !== null && judicial.delete(object.account_id) && !("reason_id" in object)) {
      return [[email, object.account_id, event.timestamp]];
    }
    return [];
  });
}

function bursts(trail: Envelope[]): string[] {
  const edits = Map.groupBy(trail.filter(isPhone), ({ data }) => data.email);
  return [...edits].flatMap(([email, events]) => {
    const burst = events.some((event, index) => {
      const last = events[index + 24];
      return last !== undefined && at(last) - at(event) <= 20 * MINUTE;
    });
    return burst ? [email] : [];
  });
}
