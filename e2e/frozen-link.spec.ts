import type { Page } from "playwright";

import { statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";

// A server of its own: this spec adds to what it counts. It owns the accounts from 12100 to 12199.
test.use({ serverSettings: { RASTRO_ZONE: "America/Sao_Paulo" } });

const [ANA, BIA] = ["ana@bank.example", "bia@bank.example"];
const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();

const TRAIL = [
  statusChange({ at: "2026-03-01T12:00:00.000Z", account: 12101, operator: ANA, status: "NORMAL" }),
  statusChange({ at: "2026-03-03T02:30:00.125Z", account: 12101, operator: BIA, status: "BLOCKED" }),
  statusChange({ at: ago(3), account: 12104, operator: ANA, status: "BLOCKED" }),
  statusChange({ at: ago(30), account: 12104, operator: ANA, status: "NORMAL" }),
];

test.beforeAll(async ({ server }) => {
  const { code, stderr } = await server.rastro(["import", "-"], TRAIL.join("\n"));
  expect(code, stderr).toBe(0);
});

const total = (page: Page, count: number) =>
  expect(page.getByText(`${count} event${count === 1 ? "" : "s"}`, { exact: true })).toBeVisible();
const rows = (page: Page) => page.getByRole("table", { name: "Events, newest first" }).locator("tbody tr");

test("a frozen link shows the same rows after more was recorded, late events too, and says that it does", async ({
  page,
  server,
}) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/events?q=account:12104+last:24h");
  await total(page, 1);
  await expect(rows(page).first()).toContainText("NORMAL → BLOCKED");
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Link copied" })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/\/events\?q=account:12104\+since:\S+\+until:\S+&zone=America\/Sao_Paulo&ledger=\d+$/);

  const more = [
    statusChange({ at: ago(4), account: 12104, operator: BIA, status: "CANCELED" }),
    statusChange({ at: ago(1), account: 12104, operator: BIA, status: "NORMAL" }),
  ];
  expect((await server.rastro(["import", "-"], more.join("\n"))).code).toBe(0);
  await page.goto(link);
  await total(page, 1);
  await expect(rows(page).first()).toContainText("NORMAL → BLOCKED");
  await expect(page.getByRole("note")).toContainText(/the first \d+ of \d+ events/);
  await page.getByRole("link", { name: "Show current" }).click();
  await total(page, 3);
  await page.goto("/events?q=account:12104+last:24h");
  await total(page, 3);
  await expect(rows(page).nth(1)).toContainText("CANCELED → BLOCKED");
});

test("a frozen link is a plain link where no script runs", async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/events?q=account:12101&size=100");
  await page.getByRole("link", { name: "Frozen link" }).click();
  await expect(page).toHaveURL(/\/events\?q=account:12101&size=100&zone=America\/Sao_Paulo&ledger=\d+$/);
  await total(page, 2);
  await page.getByRole("button", { name: "Time zone: America/Sao_Paulo" }).click();
  await page.getByRole("link", { name: "UTC" }).click();
  await expect(rows(page).first()).toContainText("02:30:00");
  await context.close();
});

test("a frozen link is there to be taken by hand where the clipboard is out of reach", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await page.goto("/events?q=-last:24h");
  await page.getByRole("button", { name: "Copy link" }).click();
  await expect(page.getByText("Take it from here")).toBeVisible();
  const address = page.getByRole("textbox", { name: "Frozen address" });
  await expect(address).toBeFocused();
  // What leaves out a time cannot be said with a start and an end: the instant goes along instead.
  await expect(address).toHaveValue(/\/events\?q=-last:24h&zone=\S+&ledger=\d+&now=\S+Z$/);
});

test("a frozen link of more events than there are is refused by name", async ({ page, pageErrors }) => {
  pageErrors.allow(/400/);
  const answer = await page.goto("/events?ledger=999999");
  expect(answer?.status()).toBe(400);
  await expect(page.getByText("ledger", { exact: true })).toBeVisible();
});
