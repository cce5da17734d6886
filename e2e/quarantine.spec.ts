import { statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";
import { cookieHeader } from "./support/viewers.ts";

// What was refused is worked off on its page. Accounts from 880301 on.
const at = "2026-03-20T10:00:00Z";
const broken = (account: number) =>
  statusChange({ at, account, status: "BLOCKED" }).replace(
    /"status": ?"BLOCKED"/,
    '"status":7,"contact":"5511987654321"',
  );

test("an administrator mends what was refused and replays it; the original stays beside it", async ({
  as,
  page,
  server,
}) => {
  expect((await server.rastro(["import", "-", "--source", "mended"], broken(880_301))).code).toBe(3);
  await page.goto("/ingest?source=mended");
  await page.getByRole("link", { name: /^Item \d+$/ }).click();
  await expect(page.locator("mark")).toHaveText(/"status": 7/);

  const form = page.getByRole("form", { name: "Mend and replay" });
  await expect(form.getByLabel("JSON pointer")).toHaveValue("/data/object/status");
  await form.getByLabel("New value, as JSON").fill("BLOCKED");
  await form.getByLabel("Reason", { exact: true }).fill("the publisher's mistake");
  await form.getByRole("button", { name: "Mend and replay" }).click();
  await expect(form.getByRole("alert")).toContainText("edit_invalid");
  await form.getByLabel("New value, as JSON").fill('"BLOCKED"');
  await form.getByLabel("Reason", { exact: true }).fill("the publisher's mistake");
  await form.getByRole("button", { name: "Mend and replay" }).click();

  const decisions = page.getByRole("list", { name: "Decisions" });
  await expect(decisions).toContainText("Recorded as an event");
  await expect(decisions).toContainText("admin@bank.example");
  await expect(page.getByRole("form")).toHaveCount(0);
  await expect(page.locator("mark")).toHaveText(/"status": 7/);
  expect(await page.content()).not.toMatch(/987654321/);

  await decisions.getByRole("link", { name: /^event \d+$/ }).click();
  await expect(page.getByText("mended", { exact: true }).first()).toBeVisible();
  await page.getByRole("link", { name: /It was refused first/ }).click();
  await expect(page).toHaveURL(/\/ingest\/\d+$/);

  // Each try is on record before it is made, and the one that was refused as that, too.
  const headers = { cookie: cookieHeader(await as("auditor")) };
  const log = await fetch(`${server.url}/access/export?format=ndjson&q=event:quarantine_change`, { headers });
  const tries = (await log.text())
    .trimEnd()
    .split("\n")
    .map((line): Look => JSON.parse(line));
  const mine = tries.filter(({ seen }) => seen.reason === "the publisher's mistake");
  expect(mine.map(({ seen }) => seen.refused ?? null)).toEqual([null, "edit_invalid", null]);
});

type Look = { seen: Record<string, unknown> };

test("who may not mend sees what was refused, masked, and no form", async ({ browser, as, server }) => {
  expect((await server.rastro(["import", "-", "--source", "seen"], broken(880_302))).code).toBe(3);
  const context = await browser.newContext({ storageState: await as("investigator"), javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.url}/ingest?source=seen`);
  await page.getByRole("link", { name: /^Item \d+$/ }).click();
  await expect(page.locator("mark")).toHaveText(/"status": 7/);
  await expect(page.getByText("*********4321").first()).toBeVisible();
  await expect(page.getByRole("form")).toHaveCount(0);
  await context.close();
});

test("what is alike is discarded at once, without a script too, and is there still when asked for", async ({
  browser,
  administrator,
  server,
}) => {
  const three = [880_303, 880_304, 880_305].map(broken).join("\n");
  expect((await server.rastro(["import", "-", "--source", "alike"], three)).code).toBe(3);
  const context = await browser.newContext({ storageState: administrator, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.url}/ingest?source=alike`);
  await page
    .getByRole("link", { name: /^Item \d+$/ })
    .first()
    .click();
  const form = page.getByRole("form", { name: "Discard" });
  await form.getByLabel("all 3 that wait for the same reason").check();
  await form.getByLabel("Reason", { exact: true }).fill("a test of the publisher");
  await form.getByRole("button", { name: "Discard" }).click();
  await expect(page).toHaveURL(/\/ingest$/);
  await page.goto(`${server.url}/ingest?source=alike`);
  await expect(page.getByText("There is nothing of this kind.").or(page.getByText("Nothing waits"))).toBeVisible();
  await page.goto(`${server.url}/ingest?source=alike&state=discarded`);
  await expect(page.getByRole("link", { name: /^Item \d+$/ })).toHaveCount(3);
  await context.close();
});

test("what was given up is told by its reasons too, and an item that never was says so", async ({
  page,
  server,
  pageErrors,
}) => {
  pageErrors.allow(/404/);
  expect((await server.rastro(["import", "-", "--source", "given-up"], broken(880_390))).code).toBe(3);
  await page.goto("/ingest?source=given-up");
  const reasons = page.getByRole("navigation", { name: "Which items" });
  await reasons.getByRole("link", { name: /· 1$/ }).click();
  const item = page.getByRole("link", { name: /^Item \d+$/ });
  const id = /\d+/.exec((await item.textContent()) ?? "")?.[0] ?? "";
  expect((await server.rastro(["quarantine", "discard", id, "--reason", "a test of the publisher"])).code).toBe(0);
  await page.goto("/ingest?state=discarded&source=given-up");
  await reasons.getByRole("link", { name: /· 1$/ }).click();
  await expect(page).toHaveURL(/state=discarded&code=\w+&source=given-up/);
  await expect(item).toHaveText(`Item ${id}`);
  expect((await page.goto("/ingest/99999999"))?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1, name: "There is no quarantine item 99999999" })).toBeVisible();
});
