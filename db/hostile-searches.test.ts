import { describe, expect, test } from "vitest";

import { statusEvent } from "#audit/honest-event.ts";
import { Problem } from "#audit/problems.ts";
import { fold } from "#audit/search/fold.ts";
import { parseSearch, printSearch } from "#audit/search/parse.ts";
import { KEYS, type Key, type Search } from "#audit/search/search.ts";
import { expectedOf, literal } from "#audit/search/values.ts";
import { HOSTILE_STRINGS } from "../e2e/reference/hostile-strings.ts";

import { memoryStore } from "./client.ts";
import { countEvents } from "./events.ts";
import { append, storeOf } from "./honest-store.ts";
import type { Scope } from "./matching.ts";
import { watchStatements } from "./run-statements.ts";

const SCOPE: Scope = { subject: null, zone: "America/Sao_Paulo", now: Date.parse("2026-03-20T12:00:00Z") };
const keys = Object.keys(KEYS) as Key[];

const search = (key: Key, value: string): Search => ({ terms: [{ key, negated: false, values: [value] }] });

/** A text that means no harm, as long as another after folding: what is shorter than a run of the index has its own SQL. */
const harmless = (text: string): string =>
  text.includes("\0") ? "q" : "q".repeat(Math.min(3, [...fold(text)].length));

/** What a key can be asked for with a text: as it is, and within a pattern. Those that the key refuses are left out. */
function asked(key: Key, text: string): string[] {
  const form = KEYS[key];
  const values = form === "pattern" || form === "cased" ? [literal(text), `*${literal(text)}*`] : [text];
  return values.filter((value) => expectedOf(key, value) === null);
}

describe("what somebody types never becomes SQL", () => {
  // Empty: how many ids of a dictionary fit is a part of the statement too.
  const db = memoryStore();
  const ran = watchStatements(db);
  /** The text of every statement that a search becomes, its questions to dictionaries included. */
  const statementsOf = (wanted: Search): string[] => {
    ran();
    countEvents(db, wanted, SCOPE);
    return ran();
  };
  // Shapes are read once, with whatever is asked first.
  countEvents(db, search("event", "q"), SCOPE);
  const harmlessly = new Map<string, string[]>();
  const expected = (wanted: Search) => {
    const name = JSON.stringify(wanted);
    const known = harmlessly.get(name) ?? statementsOf(wanted);
    harmlessly.set(name, known);
    return known;
  };

  test.each(keys)("of %s", (key) => {
    let compared = 0;
    for (const text of HOSTILE_STRINGS) {
      const plain = asked(key, KEYS[key] === "range" ? "7" : harmless(text));
      for (const [index, value] of asked(key, text).entries()) {
        expect(statementsOf(search(key, value)), JSON.stringify(value)).toEqual(
          expected(search(key, plain[index] ?? value)),
        );
        compared += 1;
      }
    }
    // The keys of a closed list refuse nearly all; whatever has free values compares every one.
    const free = ["pattern", "cased", "text"].includes(KEYS[key]);
    expect(compared).toBeGreaterThanOrEqual(free ? HOSTILE_STRINGS.length : 0);
  });

  test("a search that becomes another statement would be seen", () => {
    expect(statementsOf(search("account", "7"))).not.toEqual(statementsOf(search("account", "7..9")));
  });
});

test("whatever is typed for a key is understood or refused as a problem, bare and quoted", () => {
  let understood = 0;
  for (const key of [...keys, "colour"]) {
    for (const text of HOSTILE_STRINGS) {
      for (const q of [`${key}:${text}`, `-${key}:"${text.replaceAll(/["\\]/g, "\\$&")}"`, text]) {
        try {
          const read = parseSearch(q);
          expect(printSearch(parseSearch(printSearch(read)))).toBe(printSearch(read));
          understood += 1;
        } catch (error) {
          expect(error, JSON.stringify(q)).toBeInstanceOf(Problem);
        }
      }
    }
  }
  expect(understood).toBeGreaterThan(HOSTILE_STRINGS.length);
});

test("what was recorded of it is found by it, and by nothing that merely looks like it", () => {
  const db = storeOf([]);
  const events = HOSTILE_STRINGS.map((text, account) =>
    statusEvent({ data: { email: text, origin: text }, object: { account_id: account, description: text } }),
  );
  const recorded = append(db, events).flatMap(({ kind }, index) => (kind === "recorded" ? [index] : []));
  expect(recorded.length).toBeGreaterThan(400);
  for (const account of recorded) {
    const text = HOSTILE_STRINGS[account] ?? "";
    const own: Search = { terms: [...search("account", String(account)).terms, { ...term(text) }] };
    expect(countEvents(db, own, SCOPE), JSON.stringify(text)).toBe(1);
  }
});

const term = (text: string) => ({ key: "text" as const, negated: false, values: [text] });
