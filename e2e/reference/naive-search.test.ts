import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FLAGS } from "./naive-flags.ts";
import { isDecided, naiveSelect } from "./naive-search.ts";
import { makeSearch, SEARCH_KEYS, searches } from "./search-maker.ts";
import { searchable } from "./searchable.ts";
import { RECORDED_AT, trails } from "./trail-maker.ts";

const CONTEXT = { zone: "America/Sao_Paulo", now: Date.parse("2026-03-05T00:00:00.250Z") };
const EVENTS = searchable(
  [
    status("a", "2026-03-01T03:00:00.000Z", { status: "NORMAL", reason_id: 0 }),
    status("b", "2026-03-02T12:00:00.000Z", { status: " Blocked", reason_description: "DETERMINACAO JUDICIAL" }),
    phone("c", "2026-03-02T12:00:00.000Z", { area_code: "11", number: "42274-2123" }),
    phone("D", "2026-03-03T00:00:00", { area_code: null, number: null, customer_id: 9, active: false }),
    { ...envelope("e", "card-change", "2026-03-04T00:00:00.000Z", {}) },
    { ...envelope("f", "card_change", "2026-03-05T00:00:00.000Z", { email: "ana@bank.example" }) },
    status("g", "2026-03-01T23:00:00.000Z", { status: "", description: 'Ação 100% _x* "q" \\' }),
  ].map((document) => JSON.stringify(document)),
  RECORDED_AT,
);

describe("the naive search", () => {
  const CLEAR = EVENTS.filter(({ eventId }) => eventId !== "f");
  const ids = (query: string, events = CLEAR) =>
    naiveSelect(query, events, CONTEXT)
      .map(({ eventId }) => String(eventId))
      .join("");

  it.each([
    ["", "eDcbga"],
    ["event:*_change", "eDcbga"],
    ["-event:phone_change,card_change", "bga"],
    ['operator:" ANA@bank.example"', "Dcbga"],
    ["operator:*@*.example -operator:ana*", ""],
    ["account:5", "Dcbga"],
    ["account:6..,..4", ""],
    ["-account:5", "e"],
    ["customer:9", "D"],
    ["reason:0", "a"],
    ["version:2", "bga"],
    ['version:"1"', "eDc"],
    ["status:blocked", "b"],
    ['status:""', "g"],
    ["-status:*", "eDc"],
    ["was:unknown", "a"],
    ["was:normal", "g"],
    ['was:""', "b"],
    ["-was:unknown", "eDcbg"],
    ["origin:c*m origin:*r*", "Dcbga"],
    ['role:"a,b" role:crm', "Dcbga"],
    ["role:a", ""],
    ["ddd:11,21", "c"],
    ["uri:/V1/*", "Dc"],
    ["org:tn", ""],
    ["org:T*", "eDcbga"],
    ["id:d", ""],
    ['id:D,"c"', "Dc"],
    ["phone:11422742123", "c"],
    ['phone:"+55 (11) 42274-2123"', "c"],
    ["phone:*2123", "c"],
    ["phone:55", "D"],
    ["active:false", "D"],
    ["has:phone", "c"],
    ["no:phone", "eDbga"],
    ["has:before", "Dbg"],
    ["has:reason", "bg"],
    ["no:reason,before", "eDca"],
    ["flag:late", "g"],
    ["flag:no_zone", "D"],
    ["since:2026-03-02", "eDcb"],
    ["since:2026-03-02T09:00 until:2026-03-02T21:00:00", "cb"],
    ["until:2026-03-01", ""],
    ["until:2026-03-01T03:00:00Z,2026-03-01T00:00:01", "a"],
    ["last:61h", "eDcb"],
    ["acao", "bg"],
    ["-AÇÃO", "eDca"],
    ["100% _X*", "g"],
    ['"\\"q\\" \\\\"', "g"],
    ["0%* ", ""],
    ["BLOCKED judicial", "b"],
  ])("reads %s", (query, expected) => {
    expect(ids(query)).toBe(expected);
  });

  it("does not answer where search.md does not", () => {
    expect(() => ids("operator:ana*", EVENTS)).toThrow("not decided");
    expect(() => ids("was:*")).toThrow("not decided");
    expect(ids("event:phone_change operator:ana*", EVENTS)).toBe("Dc");
    expect(isDecided("operator:ana*", EVENTS, CONTEXT)).toBe(false);
  });

  it.each(["status:", "operator:a,", 'operator:"a', 'a"b', 'operator:"a\\n"', "colour:red"])("refuses %s", (query) => {
    expect(() => ids(query)).toThrow();
  });
});

describe("the makers", () => {
  const cases = fc.sample(fc.tuple(trails, fc.array(searches, { minLength: 40, maxLength: 40 })), {
    numRuns: 60,
    seed: 1,
  });
  const made = cases.flatMap(([{ values }, drafts]) => {
    const documents = values.map((document) => JSON.stringify(document));
    const events = searchable(documents, RECORDED_AT);
    return drafts.map((draft) => ({ events, ...makeSearch(draft, events) }));
  });
  const partial = made.filter(({ query, events, ...context }) => {
    const found = naiveSelect(query, events, context).length;
    return found > 0 && found < events.length;
  });

  it("make searches of every key and of every flag that select something, and not everything", () => {
    const count = (part: string) => partial.filter(({ terms }) => terms.some((term) => term.startsWith(part))).length;
    for (const key of SEARCH_KEYS.filter((one) => one !== "text")) expect(count(`${key}:`), key).toBeGreaterThan(5);
    const flags = FLAGS.map((flag) => [flag, partial.filter(({ query }) => query.includes(flag)).length] as const);
    for (const [flag, times] of flags) expect(times, flag).toBeGreaterThan(1);
    expect(partial.length).toBeGreaterThan(made.length / 4);
  });
});

function status(id: string, timestamp: string, object: object) {
  const whole = { account_id: 5, program_id: 1, ...object };
  return envelope(id, "account_status_change", timestamp, body("/v2/accounts/:id/status", whole));
}

function phone(id: string, timestamp: string, object: object) {
  const whole = { account_id: 5, type: "MOBILE", extension: null, active: true, country_code: "55", ...object };
  return envelope(id, "phone-change", timestamp, body(" /v1/accounts/5/phones/7", whole));
}

function body(uri: string, object: object) {
  return { method: "PATCH", uri, email: " Ana@Bank.example", roles: ["CRM ", "a,b"], origin: "CRM", object };
}

function envelope(id: string, name: string, timestamp: string, data: object) {
  const version = name === "account_status_change" ? 2 : 1;
  return {
    event_id: id,
    domain: "audit",
    event_type: name,
    schema_version: version,
    org_id: "TN",
    cid: "c",
    timestamp,
    data,
  };
}
