import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { bytesOf, enveloped, type Fields, phoneBody, phoneEvent, statusBody, statusEvent } from "../honest-event.ts";
import { Framer } from "./framer.ts";
import { inShort, piecesOf, textOf } from "./pieces.ts";

/** A good event, or what is left of one that was cut: never nothing, never all of it. */
type Part = { text: string; broken: boolean };

const FORMS = {
  "nothing between": { open: "", between: "", close: "" },
  lines: { open: "", between: "\n", close: "\n" },
  "a list": { open: "[", between: ",", close: "]" },
};

const unknown = () =>
  enveloped("card_change", 3, { email: "x@y.example", object: { account_id: 1, list: [{}, { a: {} }] } });
const events = fc
  .tuple(fc.constantFrom(statusEvent, phoneEvent, unknown), fc.constantFrom(0, 1, "\t"), fc.string())
  .map(([make, indent, note]) => JSON.stringify({ ...make(), note }, null, indent));

const broken = fc
  .tuple(events, fc.nat())
  .map(([text, place]) => text.slice(0, 1 + (place % (text.length - 1))).trimEnd());
// Two broken ones beside each other are one run: a good event stands behind each.
const streams = fc.array(
  fc.oneof(
    events.map((text): Part[] => [{ text, broken: false }]),
    fc.tuple(broken, events).map(([cut, text]): Part[] => [
      { text: cut, broken: true },
      { text, broken: false },
    ]),
  ),
  { minLength: 1, maxLength: 5 },
);

test.each(Object.keys(FORMS) as (keyof typeof FORMS)[])(
  "an event that was cut takes no neighbour with it and is one unreadable piece (%s)",
  (form) => {
    const { open, between, close } = FORMS[form];
    let cuts = 0;
    fc.assert(
      fc.property(streams, (groups) => {
        const parts = groups.flat();
        const pieces = piecesOf(Buffer.from(open + parts.map(({ text }) => text).join(between) + close));
        const read = pieces.map((piece) => ({ text: textOf(piece), broken: piece.kind === "unreadable" }));
        expect(read.filter((piece) => !piece.broken)).toEqual(parts.filter((part) => !part.broken));
        expect(read.map((piece) => piece.broken)).toEqual(parts.map((part) => part.broken));
        cuts += parts.filter((part) => part.broken).length;
      }),
      { numRuns: 250 },
    );
    expect(cuts).toBeGreaterThan(250);
  },
);

test("an event that is cut at the end of a stream is one unreadable piece, and nothing inside it is an event", () => {
  fc.assert(
    fc.property(events, broken, fc.constantFrom("", "\n"), (good, cut, between) => {
      const [first, ...rest] = piecesOf(Buffer.from(good + between + cut));
      expect(first && textOf(first)).toBe(good);
      expect(rest.map(({ kind }) => kind)).toEqual(["unreadable"]);
    }),
    { numRuns: 250 },
  );
});

describe("around a broken event", () => {
  const [bare, next] = [statusBody(), phoneBody()].map((body) => JSON.stringify(body)) as [string, string];
  const whole = JSON.stringify(statusEvent());
  const lastBraceLost = whole.slice(0, -1);

  test("its data, a whole body, does not pass for a bare body", () => {
    expect(inShort(piecesOf(Buffer.from(lastBraceLost)))).toEqual([`json_truncated ${lastBraceLost}`]);
    expect(inShort(piecesOf(Buffer.from(`${lastBraceLost}\n${whole}`)))).toEqual([
      `json_syntax ${lastBraceLost}`,
      whole,
    ]);
    // The control: the same body on its own is read.
    expect(inShort(piecesOf(Buffer.from(bare)))).toEqual([bare]);
  });

  test("an event that something of the broken one still follows is a part of it", () => {
    const wrapper = `{"detail-type":"audit","detail":${whole},"id":tru}`;
    expect(inShort(piecesOf(Buffer.from(`${wrapper}${whole}`)))).toEqual([`json_syntax ${wrapper}`, whole]);
    // The control: where nothing follows it, it was cut off from what was broken.
    expect(inShort(piecesOf(Buffer.from(`{"cid":${whole}${whole}`))).slice(1)).toEqual([whole, whole]);
  });

  test("a brace that begins a line is no event where the line before it goes on", () => {
    const unindented = whole.replace(/([:,[])(?=[{"])/g, "$1\n").replace('"BLOCKED"', "BLOCKED");
    expect(unindented).toContain(':\n{"method"');
    expect(inShort(piecesOf(Buffer.from(`${unindented}\n${whole}`)))).toEqual([`json_syntax ${unindented}`, whole]);
  });

  test.each([
    ["a line", `${lastBraceLost}\n${bare}\n${next}`],
    ["nothing", `${lastBraceLost}${bare}${next}`],
    ["a byte-order mark", `${whole.slice(0, 40)}\ufeff${bare}\ufeff${next}`],
  ])("bare bodies behind %s are read", (_, stream) => {
    expect(inShort(piecesOf(Buffer.from(stream))).slice(1)).toEqual([bare, next]);
  });

  test("binary garbage is one piece, also with quotes, braces and line ends in it", () => {
    const garbage = Buffer.from('\x89PNG\r\n\x1a\n\0\0{\xfe}"\xff{"\x01\n\n[}', "latin1");
    const pieces = piecesOf(Buffer.concat([garbage, Buffer.from(whole), garbage, Buffer.from(whole)]));
    expect(pieces.map(({ kind }) => kind)).toEqual(["unreadable", "value", "unreadable", "value"]);
    expect(Buffer.concat(pieces.map(({ bytes }) => bytes))).toEqual(
      Buffer.concat([garbage, Buffer.from(whole), garbage, Buffer.from(whole)]),
    );
  });

  test("a place is told to the byte: where the run lies, how long it is, what was wrong in it", () => {
    const [, run] = piecesOf(Buffer.from(`${whole}\n{"a":tru}  \n${whole}`));
    const offset = whole.length + 1;
    expect(run).toMatchObject({ kind: "unreadable", code: "json_syntax", offset, length: 12, at: offset + 8 });
  });
});

test.each([
  ["garbage", Buffer.alloc(10_000, 0xff)],
  ["white space behind a wrong byte", Buffer.alloc(10_000, " ")],
  ["a string without end", Buffer.alloc(10_000, '{"a":"')],
  ["braces", Buffer.alloc(10_000, "{")],
])("of an endless run of %s no more is kept than one event may be long", (_, chunk) => {
  const limits = { bytes: 65_536, depth: 16 };
  const framer = new Framer(limits, () => null);
  const pieces = [Buffer.from("!"), ...Array<Buffer>(500).fill(chunk)].flatMap((bytes) => framer.push(bytes));
  pieces.push(...framer.push(bytesOf({ event_id: "after" } as Fields)), ...framer.end());
  const unreadable = pieces.filter((piece) => piece.kind === "unreadable");
  expect(Math.max(...unreadable.map(({ bytes }) => bytes.length))).toBeLessThanOrEqual(limits.bytes);
  expect(unreadable.reduce((sum, { length }) => sum + length, 0)).toBeGreaterThanOrEqual(5_000_001);
});
