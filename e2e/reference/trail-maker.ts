import fc from "fast-check";
import type { JsonObject } from "./item.ts";
import { ACCOUNTS, CIDS, GENERIC_NAMES, ORGS, TAME, WILD } from "./trail-pools.ts";

/** Events as values, in the order of their arrival, and where that order is cut into batches. */
export type Trail = { values: JsonObject[]; batch: number };

/** When a bare body of a trail happens; the same instant must be given to the store. */
export const RECORDED_AT = Date.parse("2026-03-08T10:00:00.500Z");

const FIRST = Date.parse("2026-03-01T00:00:00.000Z");
const HOUR = 3_600_000;

type Seed = typeof SEED extends fc.Arbitrary<infer T> ? T : never;
type Style = { wild: boolean; generic: boolean; bare: boolean; ties: boolean };

const nat = fc.nat({ max: 999 });
const SEED = fc.record({
  kind: fc.nat({ max: 99 }),
  account: nat,
  at: nat,
  ms: fc.constantFrom(0, 0, 0, 1, 999),
  operator: nat,
  roles: fc.array(nat, { maxLength: 3 }),
  origin: nat,
  method: nat,
  uri: nat,
  org: nat,
  cid: nat,
  main: nat,
  texts: fc.tuple(nat, nat, nat),
  removed: fc.nat({ max: 4 }),
  spelling: fc.nat({ max: 19 }),
});

/** Small trails of shared accounts and operators, half of them tame, with late events, ties, unknown events, bare bodies. */
export const trails: fc.Arbitrary<Trail> = fc
  .record({
    style: fc.record({ wild: fc.boolean(), generic: fc.boolean(), bare: fc.boolean(), ties: fc.boolean() }),
    // A seed shrinks to null: an event fewer, and the others keep what they are.
    seeds: fc.array(fc.option(SEED, { freq: 200 }), { minLength: 20, maxLength: 60 }),
    batch: fc.constantFrom(60, 7, 1),
  })
  .map(({ style, seeds, batch }) => ({
    batch,
    values: seeds.flatMap((seed, index) => (seed === null ? [] : [eventOf(seed, index, style)])),
  }));

function eventOf(seed: Seed, index: number, style: Style): JsonObject {
  const { kind } = seed;
  if (style.generic && kind < 12) return genericEvent(seed, index, style);
  const isStatus = kind < 55;
  const data = isStatus ? statusBody(seed, style) : phoneBody(seed, style);
  if (style.bare && kind % 10 === 3) return { ...data, method: "PATCH" };
  const creation = !isStatus && kind > 90;
  const name = isStatus ? "account_status_change" : creation ? "phone_creation" : "phone_change";
  const version = isStatus ? 2 : 1;
  const spelt = [name, name.replaceAll("_", "-"), `${name}-${version}`];
  return envelope(seed, index, style, { name: at(spelt, seed.spelling), version, data });
}

type Content = { name: string; version: number; data: JsonObject };

function envelope(seed: Seed, index: number, { ties }: Style, { name, version, data }: Content): JsonObject {
  const hours = ties ? seed.at % 5 : seed.at % 240;
  const iso = new Date(FIRST + hours * HOUR + (ties ? 0 : seed.ms)).toISOString();
  const stamps: Record<number, string> = { 0: iso.replace("Z", ""), 1: iso.replace("Z", "+0000") };
  return {
    event_id: `${at(["Ev", "ev", "E_", "E%"], seed.cid)}-${index}`,
    domain: "audit",
    event_type: name,
    schema_version: seed.spelling % 2 === 0 ? version : String(version),
    org_id: at(ORGS, seed.org),
    cid: at(CIDS, seed.cid),
    timestamp: stamps[seed.spelling] ?? iso,
    data,
  };
}

/** An unknown event, or an unknown version of a known one, with a body that has none of the usual names. */
function genericEvent(seed: Seed, index: number, style: Style): JsonObject {
  const data = at<JsonObject>([{}, { anything: [1, "BLOCKED", null] }], seed.main);
  if (seed.kind < 6) return envelope(seed, index, style, { name: "phone_change", version: 7, data });
  return envelope(seed, index, style, { name: at(GENERIC_NAMES, seed.account), version: 1 + (seed.main % 3), data });
}

function statusBody(seed: Seed, style: Style): JsonObject {
  const pools = poolsOf(style);
  const account = at(ACCOUNTS, seed.account);
  const picked = seed.main % pools.statuses.length;
  // In a tame trail the same status has the same reason, so that it is clear what a no-op is.
  const [id, text, note] = style.wild ? seed.texts : [picked, picked, picked];
  const object = {
    account_id: account,
    program_id: account % 3,
    status: at(pools.statuses, picked),
    reason_id: at<number | undefined>([undefined, 0, 1, 12], id),
    reason_description: at(pools.reasons, text),
    description: at(pools.descriptions, note),
  };
  const uris = [
    "/v2/accounts/:accountId/status",
    " /v2/accounts/{accountId}/status",
    "/v2/accounts/:id/status/rollback",
  ];
  const uri = at([...uris, `/v2/accounts/${account}/status `, `/v2/accounts/${account + 1}/status`], seed.uri);
  return { ...body(seed, style, uri), object: withoutAbsent(object) };
}

function phoneBody(seed: Seed, style: Style): JsonObject {
  const pools = poolsOf(style);
  const account = at(ACCOUNTS, seed.account);
  const creation = seed.kind > 90;
  const ids = [`/v1/accounts/${account}/phones/7`, ` /v1/accounts/${account}/phones/8`, "/v1/accounts/5/phones/7"];
  const templates = creation
    ? ["/v1/accounts/:accountId/phones"]
    : ["/v1/accounts/:accountId/phones/:phoneId", " /v1/accounts/{accountId}/phones/{phoneId}"];
  const byId = !creation && seed.uri % 2 === 0;
  const customers = [42422, 42423, null, undefined];
  const object = {
    account_id: account,
    customer_id: at(customers, style.wild ? (seed.texts[0] ?? 0) : seed.account % ACCOUNTS.length),
    ...at(pools.phones, seed.main),
    type: at(pools.types, seed.texts[1] ?? 0),
    extension: null,
    active: seed.removed > 0 || !(byId || style.wild),
  };
  return { ...body(seed, style, at(byId ? ids : templates, seed.texts[2] ?? 0)), object: withoutAbsent(object) };
}

function body(seed: Seed, style: Style, uri: string): JsonObject {
  const pools = poolsOf(style);
  const roles = seed.roles.map((role) => at(pools.roles, role));
  const [email, origin] = [at(pools.operators, seed.operator), at(pools.origins, seed.origin)];
  return { method: at(pools.methods, seed.method), uri, email, roles, origin };
}

function poolsOf({ wild }: Style) {
  return wild ? WILD : TAME;
}

function withoutAbsent(object: Record<string, JsonObject[string] | undefined>): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as JsonObject;
}

function at<T>(list: readonly T[], place: number): T {
  return list[place % list.length] as T;
}
