import { phoneEdit, statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";

// This spec owns the accounts from 12200 to 12299.
const [ANA, BIA] = ["ana@bank.example", "bia@bank.example"];

const TRAIL = [
  statusChange({ at: "2026-03-01T12:00:00.000Z", account: 12201, operator: ANA, status: "NORMAL" }),
  statusChange({ at: "2026-03-03T02:30:00.125Z", account: 12201, operator: BIA, status: "BLOCKED" }),
  phoneEdit({ at: "2026-03-03T02:40:00.000Z", account: 12202, operator: BIA, number: "11987652123" }),
  statusChange({ at: "2026-03-03T03:10:00.000Z", account: 12203, operator: BIA, status: "BLOCKED" }),
];

test.beforeAll(async ({ server }) => {
  const { code, stderr } = await server.rastro(["import", "-"], TRAIL.join("\n"));
  expect(code, stderr).toBe(0);
});

test("several accounts are asked for from their list, and each event says its account", async ({ page }) => {
  await page.goto("/events?q=account:12203,12201,12202");
  await page.getByRole("link", { name: "Follow in one timeline" }).click();
  await expect(page).toHaveURL("/accounts/12201,12202,12203");
  const items = page.getByRole("list", { name: "Timeline" }).getByRole("listitem");
  await expect(items).toHaveCount(4);
  await expect(items.nth(0)).toContainText("Account 12203");
  await expect(items.nth(1)).toContainText(/Account 12202.*MOBILE phone/);
  await expect(items.nth(1)).toContainText("same operator as below");
  await expect(items.nth(2)).toContainText(/Account 12201.*NORMAL → BLOCKED/);
  const now = page.getByRole("list", { name: "What they are now" }).getByRole("listitem");
  await expect(now).toHaveCount(3);
  await expect(now.nth(0)).toContainText("BLOCKED");
  await expect(now.nth(1)).toContainText("No event tells the status");
  await page.getByRole("link", { name: "Leave out account 12202" }).click();
  await expect(page).toHaveURL("/accounts/12201,12203");
  await expect(items).toHaveCount(3);
});

test("several accounts come together by a form, without scripts, in our spelling", async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/accounts/12203?zone=UTC");
  await page.getByLabel("Follow together with account").fill("12201, 12299");
  await page.getByRole("button", { name: "Follow" }).click();
  await expect(page).toHaveURL("/accounts/12201,12203,12299?zone=UTC");
  await expect(page.getByRole("note")).toHaveText("No event names this account: 12299");
  await expect(page.getByRole("list", { name: "Timeline" }).getByRole("listitem").first()).toContainText("03:10:00");
  await page.goto("/accounts/12203,12201,12201");
  await expect(page).toHaveURL("/accounts/12201,12203");
  await context.close();
});

test("several accounts of which nothing is known are not found, and too many are refused by name", async ({
  page,
  pageErrors,
}) => {
  pageErrors.allow(/404|400/);
  expect((await page.goto("/accounts/12298,12299"))?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("12298");
  expect((await page.goto("/accounts/1,2,3,4,5,6,7,8,9,10,11"))?.status()).toBe(400);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Accounts 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11");
  expect((await page.goto("/accounts/12201?with=ana"))?.status()).toBe(400);
  await expect(page.getByText("with", { exact: true })).toBeVisible();
});
