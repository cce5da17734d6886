import { expect, test } from "vitest";

import { problemOf } from "#audit/problem-of.ts";
import { parseSearch } from "#audit/search/parse.ts";
import { KEY_NAMES } from "#audit/search/search.ts";
import { memoryStore } from "#db/client.ts";

import { parseKey, suggestionsFor } from "./search-suggestions.ts";

const db = memoryStore();
const VIEWER = { locale: "pt-BR", zone: "America/Sao_Paulo" } as Parameters<typeof suggestionsFor>[3];

test("whatever the language itself suggests is understood, and no more than ten at once", () => {
  let suggested = 0;
  for (const key of KEY_NAMES) {
    const values = suggestionsFor(db, key, "", VIEWER).map(({ value }) => value);
    expect(values.length).toBeLessThanOrEqual(10);
    for (const value of values) expect(parseSearch(`${key}:${value}`).terms).toHaveLength(1);
    suggested += values.length;
  }
  expect(suggested).toBeGreaterThan(30);
});

test("a length is suggested in the viewer's words, with every unit behind a number", () => {
  expect(suggestionsFor(db, "last", "2", VIEWER)).toContainEqual({ value: "2h", text: "2 horas" });
  expect(suggestionsFor(db, "last", "2h", VIEWER)).toEqual([{ value: "2h", text: "2 horas" }]);
});

test("only keys of the language are asked for", () => {
  expect(parseKey("status")).toBe("status");
  for (const key of ["text", "constructor", "statsu", ""]) expect(problemOf(() => parseKey(key))?.code).toBeDefined();
});

test("what begins with the text comes before what holds it", () => {
  expect(suggestionsFor(db, "flag", "la", VIEWER).map(({ value }) => value)).toEqual(["late", "template_uri"]);
});
