import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { pluck } from "#db/honest-store.ts";
import { closeStores, viewersStore } from "#db/live.ts";

import { loadLooks } from "./access/actions.ts";
import { loadComparison } from "./access/viewers/actions.ts";
import { loadAccount } from "./accounts/[account]/actions.ts";
import { loadEvent } from "./events/[leaf]/actions.ts";
import { loadEvents } from "./events/actions.ts";
import { loadQuarantined } from "./ingest/[item]/actions.ts";
import { loadIngest } from "./ingest/actions.ts";
import { loadOperator } from "./operators/[operator]/actions.ts";
import { loadOperators } from "./operators/actions.ts";
import { loadOverview } from "./overview-actions.ts";
import { fillStores, openWatched } from "./page-queries.fixture.ts";
import { partOf, SHOW_EVENTS } from "./page-queries.parts.fixture.ts";
import { loadPhoneEdits } from "./phone-edits/actions.ts";
import { loadSessions } from "./sessions/actions.ts";
import { loadStatusChanges } from "./status-changes/actions.ts";
import { loadViewers } from "./viewers/actions.ts";
import { loadView } from "./views/[view]/actions.ts";
import { loadVersions } from "./views/[view]/versions/actions.ts";
import { loadViews } from "./views/actions.ts";

vi.mock("./session.ts", async () => {
  const { VIEWER } = await import("./page-queries.fixture.ts");
  return { requireViewer: async () => VIEWER };
});
vi.mock("next/headers", () => ({ cookies: async () => ({ get: () => undefined }) }));

/** Each page, of stores in which every list has so many rows. */
const PAGES: Record<string, (rows: number) => Promise<unknown>> = {
  "/": () => loadOverview({}),
  "/events": () => loadEvents({}),
  "/events?q=program:9 -status:X": () => loadEvents({ q: "program:9 -status:X" }),
  "/events?open=…": (rows) => loadEvents({ open: String(rows * 4 - 1) }),
  "/status-changes": () => loadStatusChanges({}),
  "/phone-edits": () => loadPhoneEdits({}),
  "/events/7": () => loadEvent("7", {}),
  "/accounts/7": () => loadAccount("7", {}),
  "/accounts/7,9": () => loadAccount("7,9", {}),
  "/operators": () => loadOperators({}),
  "/operators/1": () => loadOperator("1", {}),
  "/ingest": () => loadIngest({}),
  "/ingest/1": () => loadQuarantined("1"),
  "/access": () => loadLooks({}),
  "/access/viewers": () => loadComparison({}),
  "/views": () => loadViews({}),
  "/views/…": (rows) => loadView(viewIn(rows)),
  "/views/…/versions": (rows) => loadVersions(viewIn(rows), {}),
  "/viewers": () => loadViewers(),
  "/sessions": () => loadSessions(),
};

const [FEW, MANY] = [10, 50];
const folders = new Map<number, string>();
const viewIn = (rows: number) =>
  String(pluck(viewersStore(folders.get(rows) ?? ""), "SELECT max(view_id) FROM saved_views"));

beforeAll(() => {
  process.env.RASTRO_DEMO = "0";
  for (const rows of [FEW, MANY]) {
    const data = mkdtempSync(join(tmpdir(), "rastro-queries-"));
    folders.set(rows, data);
    fillStores(data, rows);
  }
});
afterAll(() => {
  closeStores();
  for (const folder of folders.values()) rmSync(folder, { recursive: true });
});

/** What a page asks that is the first to be looked at. */
async function asked(page: string, rows: number): Promise<string[]> {
  const data = folders.get(rows) ?? "";
  process.env.RASTRO_DATA = data;
  const take = openWatched(data);
  const answer = await PAGES[page]?.(rows);
  expect(answer).not.toMatchObject({ ok: false });
  return take().filter((statement) => !statement.includes("max(view_id)"));
}

const isName = (statement: string): boolean => partOf(statement) === "names";
const counted = (statements: string[]) =>
  Object.fromEntries([...Map.groupBy(statements.toSorted(), (text) => text)].map(([text, all]) => [text, all.length]));

const lines: string[] = [];

test.each(Object.keys(PAGES))("%s asks the same of fifty rows as of ten", async (page) => {
  const [few, many] = [await asked(page, FEW), await asked(page, MANY)];
  expect(many.length).toBeGreaterThan(0);
  const [rest, names] = [many.filter((text) => !isName(text)), many.filter(isName)];
  expect(counted(rest)).toEqual(counted(few.filter((text) => !isName(text))));
  const showing = rest.filter((text) => SHOW_EVENTS.includes(partOf(text))).length;
  expect(Math.max(0, ...Object.values(counted(names)))).toBeLessThanOrEqual(showing);
  lines.push(lineOf(page, many));
});

// `vitest run app/page-queries -u` writes it anew.
test("docs/queries.md says what each page asks", async () => {
  expect(lines).toHaveLength(Object.keys(PAGES).length);
  await expect(told(lines)).toMatchFileSnapshot("../docs/queries.md");
});

function lineOf(page: string, statements: string[]): string {
  const parts = [...Map.groupBy(statements, partOf)].map(([part, { length }]) => {
    expect(part, "a statement of no part").not.toMatch(/^(trail|viewers|access): /);
    return length === 1 || MANIFOLD.includes(part) ? part : `${part} (${length})`;
  });
  return `| \`${page}\` | ${parts.join(", ")} |`;
}

/** Told below the table: how many they are depends on what they name, and on what the log has seen. */
const MANIFOLD = ["names", "the look on record"];

const told = (pages: string[]): string => `# What a page asks

Generated: a test counts the statements that each page runs when it is the first to be looked at, and compares ten rows with fifty.
Each part of a page is one statement; where there are more, how many stands behind it.

| page | statements |
|---|---|
${pages.join("\n")}

- *names*: what the ids in the events stand for, a statement for each dictionary that names something not yet remembered; once for each
  part of the page that shows events. A page that was looked at before asks none.
- *the look on record*: one transaction in the access log, the same for every number of rows. An account that is opened is a look of its own.
- *how large the ledger is*, *new shapes* and the values of a dictionary are asked by each part that needs them: a seek, and small tables.
- Behind every page stands \`liveStore\`, which asks whether the real store is empty, and \`requireViewer\`, which seeks the session.
- *facets*: one statement for all; a facet whose key the search names is counted without that, by a statement of its own.
- A page on which nothing was found counts each filter left out: a statement for each filter.
- \`/access\` about events of the trail asks again what exports and command lines asked for: a statement for each search, half a second of them at most.
`;
