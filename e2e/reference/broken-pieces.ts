import { dice } from "./dice.ts";
import { phoneDraft, statusDraft } from "./hostile-events.ts";
import type { Part } from "./hostile-forms.ts";
import type { BrokenPiece, Item, JsonObject } from "./item.ts";

/** One of each kind of damage. Each must count as exactly one refused, and its neighbours must come to no harm. */
export function brokenPieces({ seed }: { seed: number }): BrokenPiece[] {
  const d = dice(seed);
  const status = () => wholeText(statusDraft(d).envelope.data);
  const phone = () => wholeText(phoneDraft(d, "phone_change").envelope.data);
  return [
    piece("cut inside a string", before(status(), 'B"]', 1)),
    piece("cut inside a number", before(status(), "4242,", 2)),
    piece("cut inside a key", before(phone(), '_code":', 2)),
    piece("cut after a backslash", `${before(status(), 'B"]', 0)}\\`),
    piece("cut inside a unicode escape", `${before(status(), 'B"]', 0)}\\u00`),
    piece("cut inside a literal", before(phone(), "rue,", 1)),
    piece("cut after a colon", before(phone(), '"11",', 0)),
    piece("the last brace is missing", status().slice(0, -1)),
    piece("cut after the whole body", `{"data":${JSON.stringify(bodyOf(phone()))},"doma`),
    { why: "cut inside a character", bytes: cutCharacter(before(status(), 'B"]', 0)) },
    piece("a stray brace", "}"),
    { why: "binary garbage", bytes: Buffer.from(Array.from({ length: 300 }, () => 0x80 + d.below(0x80))) },
    { why: "binary garbage with a brace", bytes: Buffer.from([0x01, 0xff, 0x7b, 0xfe, 0x02, 0x7d, 0x03]) },
    { why: "binary garbage with a quote", bytes: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x22, 0xfe, 0x1a]) },
  ];
}

/** Puts the pieces between recorded events, never beside one another, and the last one at the end of the file. */
export function withBroken(items: readonly Item[], pieces: readonly BrokenPiece[]): Part[] {
  const left = pieces.slice(0, -1);
  const every = Math.floor(items.length / (pieces.length + 1));
  let since = 0;
  const parts = items.flatMap((item, index): Part[] => {
    since += 1;
    const between = item.fate === "recorded" && items[index + 1]?.fate === "recorded";
    const next = between && since >= every / 2 ? left.shift() : undefined;
    if (next === undefined) return [item];
    since = 0;
    return [item, next];
  });
  if (left.length > 0) throw new Error(`the trail is too short for ${left.length} broken pieces`);
  return [...parts, ...pieces.slice(-1)];
}

/** A whole event in the publisher's key order, with the marks at which the pieces are cut. */
function wholeText(data: JsonObject): string {
  const object = { ...(data.object as JsonObject), account_id: 4242, area_code: "11", active: true, later: 1 };
  const envelope = {
    event_id: "b0b0b0b0-0000-4000-8000-000000000000",
    domain: "audit",
    event_type:
      "area_code" in (data.object as JsonObject) && "number" in (data.object as JsonObject)
        ? "phone_change"
        : "account_status_change",
    schema_version: 1,
    org_id: "TN-broken",
    cid: "c",
    timestamp: "2026-03-20T19:03:00.000Z",
    data: { ...data, roles: ["AB"], object },
  };
  return JSON.stringify(envelope);
}

function before(text: string, mark: string, into: number): string {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`no ${mark} in ${text}`);
  return text.slice(0, at + into);
}

function bodyOf(text: string): JsonObject {
  return (JSON.parse(text) as { data: JsonObject }).data;
}

function cutCharacter(text: string): Buffer {
  return Buffer.concat([Buffer.from(text), Buffer.from("🏦").subarray(0, 2)]);
}

function piece(why: string, text: string): BrokenPiece {
  return { why, bytes: Buffer.from(text) };
}
