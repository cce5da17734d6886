import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

import { forbiddenArrows } from "./import-rules.ts";

const ROOT = join(import.meta.dirname, "..");
const sources = globSync("{app,audit,bench,cli,components,db,e2e}/**/*.{ts,tsx,js}", { cwd: ROOT })
  .filter((file) => !file.startsWith("audit/import-rules"))
  .map((file) => ({ file, text: readFileSync(join(ROOT, file), "utf8") }));

test("no source draws an arrow that the design forbids", () => {
  expect(sources.length).toBeGreaterThan(100);
  expect(forbiddenArrows(sources)).toEqual([]);
});

const PAGES = [
  { file: "app/page.tsx", text: "" },
  { file: "app/events/page.tsx", text: "" },
  { file: "app/events/[leaf]/page.tsx", text: "" },
  { file: "app/operators/page.tsx", text: "" },
];
const arrows = (file: string, text: string) => forbiddenArrows([...PAGES, { file, text }]).length;

test.each([
  ["audit/a.ts", 'import { x } from "#db/events.ts";'],
  ["audit/a.ts", 'import type { X } from "../components/x.tsx";'],
  ["audit/a.ts", 'import next from "next";'],
  ["audit/deep/a.ts", 'import { sql } from "drizzle-orm";'],
  ["db/a.ts", 'import { x } from "../cli/output.ts";'],
  ["db/a.ts", 'import {\n  headers,\n} from "next/headers";'],
  ["cli/a.ts", 'import { x } from "#components/x.tsx";'],
  ["cli/a.ts", 'import { x } from "../app/store.ts";'],
  ["cli/verbs/a.ts", 'await import("next");'],
  ["cli/a.ts", 'import Database from "better-sqlite3";'],
  ["components/a.tsx", 'import { listEvents } from "#db/events.ts";'],
  ["components/a.tsx", 'import { type EventView, listEvents } from "#db/events.ts";'],
  ["components/a.tsx", 'import "../app/page.tsx";'],
  ["components/a.tsx", 'import en from "../app/messages/en.json";'],
  ["db/a.ts", 'import { naive } from "../e2e/reference/naive.ts";'],
  ["app/a.ts", 'import { eq } from "drizzle-orm";'],
  ["app/a.ts", 'export { run } from "../cli/rastro.ts";'],
  ["app/page.tsx", 'import { x } from "./events/list.ts";'],
  ["app/events/page.tsx", 'import { x } from "../operators/actions.ts";'],
  ["app/events/page.tsx", 'import { x } from "./[leaf]/leaf.ts";'],
  ["app/operators/parts/a.ts", 'import { x } from "../../events/parts/b.ts";'],
  ["e2e/a.spec.ts", 'import { x } from "#audit/time.ts";'],
  ["db/a.ts", "const { HOME } = process.env;"],
  ["app/a.ts", "process.env.HOME"],
  ["cli/output.ts", "process.env.HOME"],
  ["app/actions.ts", '"use server";\nexport const limit = 5;'],
  ["app/actions.ts", '"use server";\nexport function load() {}'],
  ["app/actions.ts", '"use server";\nexport type Row = {};'],
])("%s may not say %j", (file, text) => {
  expect(arrows(file, text)).toBe(1);
});

test.each([
  ["audit/a.ts", 'import { z } from "zod";\nimport { x } from "./b.ts";'],
  ["db/a.ts", 'import { sql } from "drizzle-orm";\nimport { x } from "#audit/time.ts";'],
  ["cli/a.ts", 'import { x } from "#db/events.ts";\nimport { y } from "#audit/time.ts";'],
  ["cli/serve/pages.ts", 'await import("next");\nObject.assign(process.env, {});'],
  ["components/a.tsx", 'import type { EventView } from "#db/event-view.ts";\nimport Link from "next/link";'],
  ["components/a.tsx", 'import { type EventView, type Cursor } from "#db/event-view.ts";'],
  ["components/a.test.tsx", 'import en from "../app/messages/en.json";'],
  ["db/a.test.ts", 'import { naive } from "../e2e/reference/naive.ts";'],
  ["app/a.ts", 'import { x } from "#db/events.ts";\nimport { y } from "#components/y.tsx";'],
  ["app/events/[leaf]/page.tsx", 'import { x } from "../actions.ts";\nimport { y } from "../../store.ts";'],
  ["app/events/page.tsx", 'import { x } from "./parts/b.ts";\nimport en from "../messages/en.json";'],
  ["e2e/a.spec.ts", 'import { test } from "playwright/test";\nimport { x } from "./support/y.ts";\nprocess.env.CI'],
  ["cli/settings.ts", "process.env.RASTRO_DATA"],
  ["app/actions.ts", '"use server";\nexport async function load() {}\nconst limit = 5;'],
])("%s may say %j", (file, text) => {
  expect(arrows(file, text)).toBe(0);
});
