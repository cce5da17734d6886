import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

import { bytesOf, statusEvent } from "../honest-event.ts";
import { decodePiece } from "../incoming.ts";
import { problemOf } from "../problem-of.ts";
import type { ProblemCode } from "../problems.ts";
import { wholePiece } from "../whole-piece.ts";
import { parseJson } from "./parse.ts";

type Case = { name: string; bytes: Buffer };

const corpus: Case[] = JSON.parse(readFileSync(new URL("../fixtures/json-parsing.json", import.meta.url), "utf8")).map(
  ({ name, base64 }: { name: string; base64: string }) => ({
    name: name.replace(/\.json$/, ""),
    bytes: Buffer.from(base64, "base64"),
  }),
);

const named = (prefix: string) => corpus.filter(({ name }) => name.startsWith(prefix));

/** What RFC 8259 allows and our rules refuse by name. */
const REFUSED_BY_NAME: Record<string, ProblemCode> = {
  y_object_duplicated_key: "json_duplicate_key",
  y_object_escaped_null_in_key: "json_nul",
};

/** What the RFC leaves open is ours to say; docs/event-catalogue.md repeats this table. */
const VERDICTS: Record<string, ProblemCode | "accepted"> = {
  i_number_double_huge_neg_exp: "accepted",
  i_number_real_underflow: "accepted",
  i_number_huge_exp: "json_number_unsafe",
  i_number_neg_int_huge_exp: "json_number_unsafe",
  i_number_real_neg_overflow: "json_number_unsafe",
  i_number_too_big_pos_int: "json_number_unsafe",
  i_number_very_big_negative_int: "json_number_unsafe",
  i_string_1st_surrogate_but_2nd_missing: "json_lone_surrogate",
  i_string_1st_valid_surrogate_2nd_invalid: "json_lone_surrogate",
  i_string_incomplete_surrogate_pair: "json_lone_surrogate",
  i_string_incomplete_surrogates_escape_valid: "json_lone_surrogate",
  i_string_invalid_lonely_surrogate: "json_lone_surrogate",
  "i_string_inverted_surrogates_U+1D11E": "json_lone_surrogate",
  i_string_lone_second_surrogate: "json_lone_surrogate",
  "i_string_UTF-8_invalid_sequence": "json_not_utf8",
  "i_string_invalid_utf-8": "json_not_utf8",
  i_string_lone_utf8_continuation_byte: "json_not_utf8",
  i_string_overlong_sequence_2_bytes: "json_not_utf8",
  i_string_overlong_sequence_6_bytes: "json_not_utf8",
  "i_string_truncated-utf-8": "json_not_utf8",
  i_string_utf16LE_no_BOM: "json_syntax",
};

const verdictOn = (bytes: Uint8Array) => problemOf(() => parseJson(bytes))?.code ?? "accepted";

describe("the corpus as documents", () => {
  test("is all there", () => {
    expect(corpus.length).toBe(168);
    expect(Object.keys(VERDICTS).sort()).toEqual(
      named("i_")
        .map(({ name }) => name)
        .sort(),
    );
  });

  test.each(named("y_"))("$name is read as JSON.parse reads it, or refused by name", ({ name, bytes }) => {
    expect(verdictOn(bytes)).toBe(REFUSED_BY_NAME[name] ?? "accepted");
    if (!REFUSED_BY_NAME[name]) expect(parseJson(bytes)).toEqual(JSON.parse(bytes.toString("utf8")));
  });

  test.each(named("n_"))("$name is refused", ({ bytes }) => {
    expect(["json_syntax", "json_truncated", "json_not_utf8", "json_too_deep"]).toContain(verdictOn(bytes));
  });

  test.each(named("i_"))("$name has its verdict", ({ name, bytes }) => {
    expect(verdictOn(bytes)).toBe(VERDICTS[name]);
  });
});

describe("the corpus inside an event, as the value of an extra key", () => {
  const [head = "", tail = ""] = bytesOf(statusEvent({ envelope: { extra: "HERE" } }))
    .toString()
    .split('"HERE"');
  const inEvent = (bytes: Buffer) => Buffer.concat([Buffer.from(head), bytes, Buffer.from(tail)]);

  test("the event around it is a good one", () => {
    expect(verdictOn(inEvent(Buffer.from("1")))).toBe("accepted");
  });

  test.each(corpus)("$name has the same verdict", ({ name, bytes }) => {
    const verdict = verdictOn(inEvent(bytes));
    if (name.startsWith("n_")) expect(verdict).not.toBe("accepted");
    else expect(verdict).toBe(VERDICTS[name] ?? REFUSED_BY_NAME[name] ?? "accepted");
  });

  test.each(corpus)("$name: the event is recorded byte for byte, or refused whole", ({ bytes }) => {
    const sent = inEvent(bytes);
    const taken = decodePiece(wholePiece(sent), 0);
    expect(taken.kind).toBe(verdictOn(sent) === "accepted" ? "event" : "refused");
    if (taken.kind === "event") expect(Buffer.from(taken.bytes).equals(sent)).toBe(true);
  });
});
