import { describe, expect, it } from "vitest";
import { brokenPieces, withBroken } from "./broken-pieces.ts";
import { compareTrail } from "./compare.ts";
import { asArray, asConcatenated, asNdjson, asPubSub, asSns } from "./hostile-forms.ts";
import { hostileTrail } from "./hostile-trail.ts";
import { ANY } from "./naive-mask.ts";
import { type ExpectedEvent, naiveReference } from "./naive-reference.ts";
import { unmaskedDigits } from "./unmasked-digits.ts";

const trail = hostileTrail({ seed: 2, events: 3000 });
const reference = naiveReference(trail);

describe("the hostile trail", () => {
  it("is the same for the same seed and another for another", () => {
    expect(hostileTrail({ seed: 2, events: 300 })).toEqual(hostileTrail({ seed: 2, events: 300 }));
    expect(hostileTrail({ seed: 3, events: 300 })).not.toEqual(hostileTrail({ seed: 2, events: 300 }));
  });

  it("meets the fate its generator meant for it, read by the reference alone", () => {
    const meant = trail.map(({ fate }) => (fate === "recorded" || fate === "duplicate" ? fate : "refused"));
    const surprises = trail.filter((_, i) => reference.outcomes[i] !== meant[i]);
    expect(surprises.map(({ why, fate }) => `${fate}: ${why}`)).toEqual([]);
  });

  it("holds every fate, every flag and shared slots in number", () => {
    for (const fate of ["recorded", "duplicate", "conflict", "malformed"]) {
      expect(trail.filter((item) => item.fate === fate).length).toBeGreaterThan(100);
    }
    const flags = ["invalid_number", "uri_mismatch", "template_uri", "late", "no_zone", "contradiction", "noop"];
    for (const flag of [...flags, "anonymous_operator", "unknown_version"]) {
      expect(reference.events.filter((event) => event.flags.must.includes(flag)).length, flag).toBeGreaterThan(10);
    }
    expect(reference.events.filter(({ fields }) => fields.before_from === "observed").length).toBeGreaterThan(1000);
  });

  it("is one array, and one document a line", () => {
    expect(JSON.parse(asArray(trail).toString())).toHaveLength(trail.length);
    const lines = asNdjson(trail).toString().trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toHaveLength(trail.length);
    expect(asConcatenated(trail).toString()).toContain("}{");
  });

  it("wraps without changing what is wrapped", () => {
    const item = { text: '{"a":"}{ 👍"}' };
    expect(JSON.parse(asSns(item).text).Message).toBe(item.text);
    expect(Buffer.from(JSON.parse(asPubSub(item).text).message.data, "base64").toString()).toBe(item.text);
  });

  it("has broken pieces that are no JSON, each alone between recorded events", () => {
    const pieces = brokenPieces({ seed: 5 });
    for (const { bytes, why } of pieces) expect(() => JSON.parse(bytes.toString()), why).toThrow();
    const parts = withBroken(trail, pieces);
    expect(parts).toHaveLength(trail.length + pieces.length);
    const touching = parts.filter((part, i) => "bytes" in part && "bytes" in (parts[i + 1] ?? {}));
    expect(touching).toEqual([]);
  });
});

describe("the naive reference", () => {
  const phone = { area_code: "11", number: "999887766", type: "MOBILE", extension: null, country_code: "55" };
  const edit = (id: string, at: string, more: object, uri = "/v1/accounts/5/phones/7", key = "customer_id") => {
    const object = { account_id: 5, [key]: null, ...phone, active: true, ...more };
    const data = { method: "PATCH", uri, email: "a@b.example", roles: [], origin: "CRM", object };
    return { text: JSON.stringify(envelope(id, "phone-change", "1", at, data)) };
  };
  const status = (id: string, at: string, object: object) => {
    const data = { method: "PATCH", uri: "/v2/accounts/:id/status", email: "x", roles: ["r"], origin: "CRM", object };
    return { text: JSON.stringify(envelope(id, "account_status_change", 2, at, { ...data })) };
  };
  const fieldsOf = (items: { text: string }[], id: string) => {
    const event = naiveReference(items).events.find(({ event_id }) => event_id === id);
    return { object: null, ...event?.fields, flags: event?.flags.must };
  };

  it("derives a status from the event before it in time, not in arrival", () => {
    const blocked = { account_id: 5, program_id: 1, status: "BLOCKED" };
    const items = [
      status("third", "2026-03-03T00:00:00.000Z", {
        ...blocked,
        status: "CANCELLED",
        description: "ligar 11 99988-7766",
      }),
      status("first", "2026-03-01T00:00:00.000", { ...blocked, status: "NORMAL" }),
      status("second", "2026-03-02T00:00:00.000+0000", blocked),
    ];
    expect(fieldsOf(items, "first")).toMatchObject({ before: null, before_from: "unknown" });
    expect(fieldsOf(items, "first").flags).toEqual(["template_uri", "late", "no_zone", "anonymous_operator"]);
    expect(fieldsOf(items, "second")).toMatchObject({ before: { status: "NORMAL", reason_id: null } });
    expect(fieldsOf(items, "third")).toMatchObject({
      before: { status: "BLOCKED" },
      before_from: "observed",
      object: { description: { around: ["ligar", ""] } },
    });
    expect(
      naiveReference(items)
        .timelines.get(5)
        ?.map((event) => event.leaf_index),
    ).toEqual([1, 2, 0]);
  });

  it("keeps id slots and type slots apart, and joins null with absent customers", () => {
    const template = "/v1/accounts/:accountId/phones/:phoneId";
    const items = [
      edit("id", "2026-03-01T00:00:00.000Z", { active: false }),
      edit("type", "2026-03-02T00:00:00.000Z", { number: "190" }, template),
      edit("absent", "2026-03-02T00:00:00.000Z", { number: "422742123" }, template, "other_key"),
      edit("after removal", "2026-03-04T00:00:00.000Z", { account_id: 5 }, " /v1/accounts/6/phones/7"),
    ];
    expect(fieldsOf(items, "type")).toMatchObject({ before: null, object: { number: "***", valid: false } });
    expect(fieldsOf(items, "absent")).toMatchObject({ before: { number: "***" }, customer_id: null });
    expect(fieldsOf(items, "absent").object).toMatchObject({ e164: "+5511*****2123", valid: false });
    expect(fieldsOf(items, "after removal")).toMatchObject({ before: { active: false, number: "*****7766" } });
    expect(fieldsOf(items, "after removal").flags).toEqual(["uri_mismatch", "contradiction"]);
  });

  it("counts duplicates by meaning and refuses conflicts", () => {
    const one = edit("x", "2026-03-01T00:00:00.000Z", {});
    const respelt = { text: one.text.replace('"1"', " 1 ").replace("phone-change", "phone_change-1") };
    const conflict = edit("x", "2026-03-01T00:00:00.000Z", { active: false });
    const big = {
      text: edit("y", "2026-03-01T00:00:00.000Z", {}).text.replace('"account_id":5', '"account_id":9007199254740993'),
    };
    expect(naiveReference([one, respelt, conflict, big, { text: "42" }])).toMatchObject({
      counts: { read: 5, recorded: 1, duplicate: 1, refused: 3 },
    });
  });
});

describe("the comparison", () => {
  const answered = (event: ExpectedEvent) => ({
    ...(plain(event.fields) as object),
    leaf_index: event.leaf_index,
    event_id: event.event_id,
    recorded_at: "2026-01-01T00:00:00.000Z",
    flags: event.flags.must,
  });

  it("is content with a right answer, and finds any one field that is wrong in it", () => {
    const right = reference.events.map(answered);
    expect(
      compareTrail(
        reference.events,
        right.map((event) => JSON.stringify(event)),
      ),
    ).toEqual([]);
    const known = reference.events.filter(({ optional }) => !optional);
    for (const field of Object.keys(known[0]?.fields ?? {})) {
      const wrong = known.map((event) => JSON.stringify({ ...answered(event), [field]: "wrong" }));
      expect(compareTrail(known, wrong).filter((found) => found.field === field)).toHaveLength(known.length);
    }
  });

  it("says which field of which event differs, what is missing, and what is out of order", () => {
    const [first, second] = reference.events.filter(({ optional }) => !optional).slice(0, 2);
    if (first === undefined || second === undefined) throw new Error("an empty reference");
    const found = compareTrail([first, second], [JSON.stringify({ ...answered(second), leaf_index: -1 })]);
    expect(found).toContainEqual({
      event_id: first.event_id,
      field: "(event)",
      expected: '"shown"',
      actual: '"missing"',
    });
    expect(found).toContainEqual({ event_id: "", field: "(number of events)", expected: "2", actual: "1" });
    expect(found.some(({ event_id, field }) => event_id === second.event_id && field === "leaf_index")).toBe(true);
  });

  it("finds every long number in the raw trail, and none in a masked line", () => {
    const raw = unmaskedDigits(trail, trail.map(({ text }) => text).join(""));
    expect(raw).toEqual(expect.arrayContaining(["999887766", "32224455", "407719", "40779"]));
    expect(unmaskedDigits(trail, "tel (11) 99988-7766")).toEqual(["999887766"]);
    expect(unmaskedDigits(trail, '{"number":"*****7766","e164":"+5511*****7766"}')).toEqual([]);
  });
});

function envelope(id: string, name: string, version: string | number, timestamp: string, data: object) {
  return {
    event_id: id,
    domain: "audit",
    event_type: name,
    schema_version: version,
    org_id: "o",
    cid: "c",
    timestamp,
    data,
  };
}

/** The expected fields as a right product would print them; what is left open is printed as null. */
function plain(value: unknown): unknown {
  if (value === ANY) return null;
  if (value instanceof Set) return [...value].reverse();
  if (typeof value !== "object" || value === null) return value;
  if ("around" in value) return (value.around as string[]).join("****");
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
}
