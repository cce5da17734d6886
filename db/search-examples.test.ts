import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";
import { DEMO_EVENTS, DEMO_SEED, demoTrail } from "#audit/demo/trail.ts";
import { parseSearch, printSearch } from "#audit/search/parse.ts";
import { KEY_NAMES } from "#audit/search/search.ts";

import { countEvents } from "./events.ts";
import { storeOf } from "./honest-store.ts";

const page = readFileSync(join(import.meta.dirname, "../docs/search.md"), "utf8");
const examples = [...page.matchAll(/```search\n([^`]+)```/g)].flatMap(([, lines = ""]) => lines.trim().split("\n"));

const db = storeOf([...demoTrail({ events: DEMO_EVENTS, seed: DEMO_SEED })].map((event) => JSON.parse(event)));
const scope = { subject: null, zone: "America/Sao_Paulo", now: Date.parse("2026-11-21T03:00:00Z") };

test.each(examples)("%s finds some of the demo trail, not all, and reads the same when it is printed", (example) => {
  const search = parseSearch(example);
  const found = countEvents(db, search, scope);
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(DEMO_EVENTS);
  expect(countEvents(db, parseSearch(printSearch(search)), scope)).toBe(found);
});

test("every key of the language is explained", () => {
  expect(examples.length).toBeGreaterThan(20);
  for (const key of KEY_NAMES) expect(page).toMatch(new RegExp(`^\\|[^|]*\`${key}\``, "m"));
});
