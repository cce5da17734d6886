import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { bytesOf, phoneBody, statusEvent } from "../honest-event.ts";
import { everywhere, inShort, piecesOf, textOf } from "./pieces.ts";

const MARK = "\ufeff";
const cuts = fc.array(fc.nat(), { maxLength: 12 });
const blank = fc.string({ unit: fc.constantFrom(" ", "\n", "\r", "\t"), maxLength: 3 });
// A byte-order mark stands where a file begins, before a value.
const space = fc.string({ unit: fc.constantFrom(" ", "\n", "\r", "\t", MARK), maxLength: 3 });
const json = fc.jsonValue({ maxDepth: 3, stringUnit: "grapheme" });
const spelt = fc.tuple(json, fc.constantFrom(0, 2, "\t")).map(([value, indent]) => JSON.stringify(value, null, indent));
const object = fc
  .tuple(fc.dictionary(fc.string(), json, { maxKeys: 3 }), fc.constantFrom(0, 1))
  .map(([value, indent]) => JSON.stringify(value, null, indent));
// A list at the top is taken for a list of events, so what is joined without a list around it are objects and scalars.
const noList = spelt.filter((text) => !text.startsWith("["));

/** A stream with the texts that were put into it. */
type Stream = { form: string; texts: string[]; stream: string };

const streams: fc.Arbitrary<Stream> = fc.oneof(
  joined("nothing between", object, () => fc.constant("")),
  joined("white space between", noList, () => space.map((text) => `\n${text}`)),
  fc.tuple(fc.array(spelt, { maxLength: 6 }), space, blank, blank).map(([texts, before, behind, end]) => ({
    form: "a list",
    texts,
    stream: `${before}[${texts.map((text) => `${before}${text}${behind}`).join(",")}${end}]${end}`,
  })),
);

function joined(form: string, text: fc.Arbitrary<string>, between: () => fc.Arbitrary<string>): fc.Arbitrary<Stream> {
  return fc
    .array(fc.tuple(text, between()), { maxLength: 6 })
    .map((parts) => ({ form, texts: parts.map(([one]) => one), stream: parts.flat().join("") }));
}

test("a stream is cut into the values that were put into it, whatever joins them and wherever it is cut", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(streams, cuts, ({ form, texts, stream }, places) => {
      const bytes = Buffer.from(stream);
      const pieces = piecesOf(bytes, places);
      expect(pieces.map(textOf)).toEqual(texts);
      for (const piece of pieces) {
        expect(piece.kind).toBe("value");
        expect(bytes.subarray(piece.offset, piece.offset + piece.bytes.length)).toEqual(Buffer.from(piece.bytes));
      }
      if (texts.length > 2) seen.add(form);
    }),
    { numRuns: 600 },
  );
  expect([...seen].sort()).toEqual(["a list", "nothing between", "white space between"]);
});

test("any bytes at all are cut into the same pieces however they come", () => {
  const part = fc.oneof(
    spelt,
    space,
    fc.constantFrom("{", "}", "[", "]", ",", '"', '{"', ":", "\\", "-", "1", "nul"),
    fc.constantFrom(...[statusEvent({ id: "s" }), phoneBody()].map((value) => JSON.stringify(value))),
    fc.constantFrom(`{"data":\n${" ".repeat(90)}`, `[${"\n".repeat(80)}`, `x${"\t".repeat(70)}\n`),
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 9 }), cuts, (parts, places) => {
      const bytes = Buffer.from(parts.join(""));
      const whole = piecesOf(bytes);
      expect(piecesOf(bytes, places)).toEqual(whole);
      expect(piecesOf(bytes, everywhere(bytes))).toEqual(whole);
    }),
    { numRuns: 600 },
  );
});

describe("what stands in a stream", () => {
  const event = JSON.stringify(statusEvent({ id: "e" }));

  test.each([
    ["nothing", "", []],
    ["only white space and marks", ` ${MARK}\n${MARK} `, []],
    ["an empty list", "[ ]", []],
    ["two lists", `[${event}][${event}]`, [event, event]],
    [
      "files that were joined with their marks",
      `${MARK}${event}${MARK}${event}\n${MARK}${event}`,
      [event, event, event],
    ],
    ["a list in a list, which is no event", "[[1],2]", ["[1]", "2"]],
    ["a number that a line ends", "12\n3", ["12", "3"]],
    ["a word run into a word", `truefalse${event}`, ["json_syntax truefalse", event]],
    ["a stray brace", `${event}}${event}`, [event, "json_syntax }", event]],
    ["a list without its end", `[${event},`, [event, "json_truncated "]],
    ["a comma too many in a list", `[${event},,${event}]`, [event, "json_syntax ,", event]],
    ["half a mark at the end", `${event}\u00ef`, [event, "json_syntax \u00ef"]],
  ])("%s", (_, stream, expected) => {
    const bytes = Buffer.from(stream);
    expect(inShort(piecesOf(bytes))).toEqual(expected);
    expect(inShort(piecesOf(bytes, everywhere(bytes)))).toEqual(expected);
  });

  test("a value at the limit is read; one byte or one level more is one unreadable piece, and the next event is read", () => {
    const limits = { bytes: 4096, depth: 4 };
    const long = (bytes: number) => Buffer.from(`{"a":"${"x".repeat(bytes - 8)}"}`);
    const [fits, tooLong, tooDeep] = [long(4096), long(4097), Buffer.from('[{"a":[[[[1]]]]}]')];
    const next = bytesOf(statusEvent());
    const codes = (bytes: Buffer) =>
      piecesOf(Buffer.concat([bytes, next]), [5, 4096], limits).map((piece) =>
        piece.kind === "value" ? "value" : piece.code,
      );
    expect(codes(fits)).toEqual(["value", "value"]);
    expect(codes(tooLong)).toEqual(["json_too_large", "value"]);
    expect(codes(tooDeep)).toEqual(["json_too_deep", "value"]);
  });
});
