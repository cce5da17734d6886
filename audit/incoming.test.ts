import { describe, expect, test } from "vitest";

import { bytesOf, enveloped, phoneBody, phoneEvent, statusBody } from "./honest-event.ts";
import { decodePiece, eventIdOf, type Incoming, sha256 } from "./incoming.ts";
import { piecesOf } from "./json/pieces.ts";

/** An event in a spelling that no JSON.stringify writes, so that only its exact bytes are equal to it. */
const event = `{ "data":${JSON.stringify(phoneBody())} ,${JSON.stringify({ ...phoneEvent({ id: "e" }), data: undefined }).slice(1, -1)},"n":1.0,"é":"\\u00e9" }`;

const decodeAll = (text: string | Buffer) =>
  piecesOf(Buffer.from(text)).map((piece, ordinal) => decodePiece(piece, ordinal));
const only = (text: string | Buffer): Incoming => {
  const [first, ...others] = decodeAll(text);
  if (!first || others.length > 0) throw new Error("one piece was expected");
  return first;
};
const bytesIn = ({ bytes }: Incoming) => Buffer.from(bytes).toString("utf8");
const base64 = (text: string) => Buffer.from(text).toString("base64");

const WRAPPERS = {
  SNS: (text: string) => JSON.stringify({ Type: "Notification", MessageId: "m", Message: text }),
  EventBridge: (text: string) => `{"version":"0", "detail-type" : "audit","detail": ${text} ,"id":"x"}`,
  "Pub/Sub": (text: string) => JSON.stringify({ message: { data: base64(text), messageId: "1" }, subscription: "s" }),
};

describe.each(Object.entries(WRAPPERS))("%s", (name, wrap) => {
  test("gives the event with exactly the bytes that were published", () => {
    const incoming = only(wrap(event));
    expect(incoming).toMatchObject({ kind: "event", event: { envelope: { eventId: "e" }, event: "phone_change" } });
    expect(bytesIn(incoming)).toBe(event);
    expect(bytesIn(only(event))).toBe(event);
  });

  test("may stand in an SNS notification", () => {
    expect(bytesIn(only(WRAPPERS.SNS(wrap(event))))).toBe(event);
    expect(bytesIn(only(WRAPPERS.EventBridge(wrap(event))))).toBe(event);
  });

  test("stands in a stream beside events and after broken ones", () => {
    const kinds = decodeAll(`${wrap(event)}${event}{"cut":"he${wrap(event)}\n${event}`).map(({ kind }) => kind);
    expect(kinds).toEqual(["event", "event", "refused", "event", "event"]);
  });

  test("tells a problem of the event at its place in the wrapper, and is refused whole", () => {
    const wrong = event.replace('"active":true', '"active":"yes"');
    const pointer = { SNS: "/Message", EventBridge: "/detail", "Pub/Sub": "/message/data" }[name];
    const refused = only(wrap(wrong));
    expect(refused).toMatchObject({ kind: "refused", problem: { code: "body_invalid" } });
    expect(refused.kind === "refused" && refused.problem.place.pointer).toBe(`${pointer}/data/object/active`);
    expect(bytesIn(refused)).toBe(wrap(wrong));
  });
});

test.each([
  ["SNS without its type", JSON.stringify({ TopicArn: "arn", Message: event })],
  ["EventBridge without its detail-type", `{"source":"x","detail":${event}}`],
])("%s gives the event too, and stands on its own in a stream", (_, wrapped) => {
  expect(bytesIn(only(wrapped))).toBe(event);
  expect(decodeAll(`{"cut":"he${wrapped}`).map(({ kind }) => kind)).toEqual(["refused", "event"]);
});

test("an event with a key as of a wrapper is no wrapper", () => {
  const marked = event.replace("{", '{"Message":"for the record","detail":{"a":1},');
  expect(bytesIn(only(marked))).toBe(marked);
  const body = JSON.stringify({ ...statusBody(), detail: { a: 1 } });
  expect(only(body)).toMatchObject({ kind: "event" });
});

test.each([
  ["SNS with no JSON in it", WRAPPERS.SNS("You have chosen to subscribe"), "json_syntax", "/Message"],
  ["SNS with a cut event", WRAPPERS.SNS(event.slice(0, 50)), "json_truncated", "/Message"],
  ["SNS with a key twice", WRAPPERS.SNS('{"a":{"b":1,"b":2}}'), "json_duplicate_key", "/Message/a/b"],
  ["Pub/Sub without base64", '{"message":{"data":"not base64!"}}', "wrapper_unreadable", "/message/data"],
  [
    "Pub/Sub with no UTF-8",
    `{"message":{"data":"${Buffer.from([0x22, 0xff, 0x22]).toString("base64")}"}}`,
    "json_not_utf8",
    "/message/data",
  ],
  ["EventBridge with something else", '{"detail-type":"x","detail":{"a":1}}', "event_unrecognised", "/detail/object"],
  [
    "three wrappers in each other",
    WRAPPERS.SNS(WRAPPERS.SNS(WRAPPERS.SNS(event))),
    "event_unrecognised",
    "/Message/Message/object",
  ],
])("%s is refused with its place", (_, text, code, pointer) => {
  const incoming = only(text);
  expect(incoming).toMatchObject({ kind: "refused", problem: { code, place: { pointer } } });
});

test("each piece knows where it stood, whatever became of it", () => {
  const [good, bad] = [event, '{"a":1,"a":2}'];
  const places = decodeAll(`[${good} , ${bad},!]`).map(({ kind, at }) => ({ kind, ...at }));
  const length = Buffer.byteLength(good);
  expect(places).toEqual([
    { kind: "event", ordinal: 0, offset: 1, length },
    { kind: "refused", ordinal: 1, offset: length + 4, length: bad.length },
    { kind: "refused", ordinal: 2, offset: length + 5 + bad.length, length: 2 },
  ]);
});

test("an event has the id of its envelope; a bare body is told by its document and its place there", () => {
  const [one, other] = decodeAll(`${JSON.stringify(statusBody())}${JSON.stringify(statusBody())}`);
  const enveloped = only(bytesOf(phoneEvent({ id: "mine" })));
  const idOf = (incoming: Incoming | undefined, document: string) =>
    incoming?.kind === "event" ? eventIdOf(incoming.event, document, incoming.at.ordinal) : null;
  const document = sha256(Buffer.from("a document"));
  expect(document).toMatch(/^[0-9a-f]{64}$/);
  expect(idOf(enveloped, document)).toBe("mine");
  const ids = [idOf(one, document), idOf(other, document), idOf(one, sha256(Buffer.from("another")))];
  expect(new Set(ids).size).toBe(3);
  expect(idOf(one, document)).toBe(ids[0]);
});

test("a bug in us is thrown, not put down as a refused event", () => {
  const trap = new Proxy(Buffer.from("{}"), {
    get: () => {
      throw new TypeError("a bug");
    },
  });
  expect(() => decodePiece({ kind: "value", bytes: trap as Uint8Array, offset: 0 }, 0)).toThrow(TypeError);
  expect(only(bytesOf(enveloped("x", 1, {})))).toMatchObject({ kind: "event" });
});
