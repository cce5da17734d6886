import { readFileSync } from "node:fs";
import Ajv from "ajv";
import parsePhoneNumber from "libphonenumber-js/max";
import { describe, expect, test } from "vitest";
import { byTime, type Envelope, readTrail } from "./read-trail.ts";
import { DEMO_END, DEMO_EVENTS, DEMO_SEED, demoTrail } from "./trail.ts";

const trail = readTrail({ events: DEMO_EVENTS, seed: DEMO_SEED });
const HOUR = 3_600_000;

const ajv = new Ajv({ strict: false });
const published = (file: string) =>
  ajv.compile(JSON.parse(readFileSync(new URL(`../fixtures/contracts/${file}`, import.meta.url), "utf8")));
const phone = published("phone_change.v1.schema.json");
const CONTRACTS = new Map([
  ["account_status_change", { version: 2, accepts: published("account_status_change.v2.schema.json") }],
  ["phone_change", { version: 1, accepts: phone }],
  ["phone_creation", { version: 1, accepts: phone }],
]);

const share = (fits: (event: Envelope) => boolean, of = trail) => of.filter(fits).length / of.length;
const named = (name: string) => trail.filter(({ event_type }) => event_type === name);
const isPhone = ({ event_type }: Envelope) => event_type.startsWith("phone_");

test("the same arguments give the same bytes, another seed gives others", () => {
  const [once, again, other] = [9, 9, 10].map((seed) => [...demoTrail({ events: 800, seed })].join("\n"));
  expect(again).toBe(once);
  expect(other).not.toBe(once);
});

test.each([0, 1, 2, 99, 100, 1000, 2500, 5000, 20_000])(
  "a trail of %i events has exactly as many, each with an id of its own",
  (events) => {
    const ids = readTrail({ events, seed: 3 }).map(({ event_id }) => event_id);
    expect(ids).toHaveLength(events);
    expect(new Set(ids).size).toBe(events);
  },
);

test("two seeds share no event id", () => {
  const ids = [1, 2].flatMap((seed) => readTrail({ events: 5000, seed }).map(({ event_id }) => event_id));
  expect(new Set(ids).size).toBe(10_000);
});

test("every body satisfies the published contract of its event", () => {
  const judged = trail.filter(({ event_type }) => CONTRACTS.has(event_type));
  const refused = judged.filter(({ event_type, schema_version, data }) => {
    const contract = CONTRACTS.get(event_type);
    return contract?.version !== schema_version || !contract.accepts(data);
  });

  expect(refused).toEqual([]);
  expect(judged.length).toBeGreaterThan(0.98 * DEMO_EVENTS);
  expect(judged.length).toBeLessThan(0.995 * DEMO_EVENTS);
  expect(phone({ ...named("phone_change")[0]?.data, roles: "crm-operator" })).toBe(false);
});

describe("time", () => {
  test.each([100, 5000])("%i events lie in the 120 days that end at DEMO_END, in UTC with milliseconds", (events) => {
    const times = readTrail({ events, seed: 5 }).map(({ timestamp }) => timestamp);
    expect(times.filter((time) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(time))).toEqual([]);
    const sorted = times.toSorted();
    expect((sorted.at(0) ?? "") >= "2026-07-24T03:00:00.000Z").toBe(true);
    expect((sorted.at(-1) ?? "~") <= DEMO_END).toBe(true);
  });

  test("a handful of events arrive hours late, the rest in order", () => {
    let newest = 0;
    const behind = trail.map(({ timestamp }) => {
      newest = Math.max(newest, Date.parse(timestamp));
      return newest - Date.parse(timestamp);
    });
    const late = behind.filter((ms) => ms > 0);

    expect(late.length).toBeGreaterThanOrEqual(3);
    expect(late.length).toBeLessThanOrEqual(10);
    expect(Math.max(...late)).toBeGreaterThan(2 * HOUR);
    expect(Math.max(...late)).toBeLessThan(24 * HOUR);
  });

  test("the bank works by day and on weekdays, in São Paulo", () => {
    const local = trail.map(({ timestamp }) => new Date(Date.parse(timestamp) - 3 * HOUR));
    const daytime = local.filter((at) => at.getUTCHours() >= 8 && at.getUTCHours() < 19);
    const weekend = local.filter((at) => [0, 6].includes(at.getUTCDay()));

    expect(daytime.length).toBeGreaterThan(0.8 * DEMO_EVENTS);
    expect(weekend.length).toBeGreaterThan(0.04 * DEMO_EVENTS);
    expect(weekend.length).toBeLessThan(0.15 * DEMO_EVENTS);
  });
});

describe("what it is made of", () => {
  const changes = named("account_status_change");

  test("about one status change in twelve has no reason of any kind", () => {
    const unreasoned = share(({ data: { object } }) => !("reason_id" in object) && !("description" in object), changes);
    expect(unreasoned).toBeGreaterThan(0.06);
    expect(unreasoned).toBeLessThan(0.1);
  });

  test("most addresses are concrete and then name the object's own account; those of phones always do", () => {
    const template = share(({ data }) => data.uri.includes(":accountId"), changes);
    expect(template).toBeGreaterThan(0.1);
    expect(template).toBeLessThan(0.3);

    const concrete = [...changes, ...trail.filter(isPhone)].filter(({ data }) => !data.uri.includes(":"));
    expect(concrete.filter(({ data }) => !data.uri.includes(`/accounts/${data.object.account_id}/`))).toEqual([]);
    expect(named("phone_change").filter(({ data }) => !/\/phones\/\d+$/.test(data.uri))).toEqual([]);
  });

  test("a few numbers are not valid, a few phones are removed, a few edits change nothing", () => {
    const isValid = ({ data: { object } }: Envelope) =>
      parsePhoneNumber(`+55${object.area_code}${object.number}`)?.isValid() ?? false;
    const phones = trail.filter(isPhone);

    expect(share((event) => !isValid(event), phones)).toBeGreaterThan(0.01);
    expect(share((event) => !isValid(event), phones)).toBeLessThan(0.06);
    expect(share(({ data }) => data.object.active === false, phones)).toBeGreaterThan(0.02);
    expect(unchangedEdits()).toBeGreaterThan(10);
  });

  test("a removed phone is never edited again", () => {
    const removed = new Set<string>();
    const edited = named("phone_change")
      .toSorted(byTime)
      .filter(({ data }) => {
        const contradiction = removed.has(data.uri);
        if (data.object.active === false) removed.add(data.uri);
        return contradiction;
      });
    expect(edited).toEqual([]);
    expect(removed.size).toBeGreaterThan(20);
  });

  test("forty operators in two organisations, two of them only an artefact of the publisher, some with a role history", () => {
    const operators = Map.groupBy(trail, ({ data }) => data.email);
    const roleSets = [...operators.values()].map((events) => new Set(events.map(({ data }) => data.roles.join())).size);

    expect(operators.size).toBe(40);
    expect([...operators.keys()].filter((email) => !email.endsWith("@banco.example"))).toHaveLength(2);
    expect(roleSets.filter((sets) => sets > 1).length).toBeGreaterThanOrEqual(4);
    expect(new Set(trail.map(({ org_id }) => org_id)).size).toBe(2);
  });
});

function unchangedEdits(): number {
  const last = new Map<string, string>();
  return named("phone_change")
    .toSorted(byTime)
    .filter(({ data: { uri, object } }) => {
      const state = `${object.area_code} ${object.number} ${object.active}`;
      const unchanged = last.get(uri) === state;
      last.set(uri, state);
      return unchanged;
    }).length;
}
