import AxeBuilder from "@axe-core/playwright";

import { statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";

const ACCOUNT = 61_001;

test.beforeAll(async ({ server }) => {
  const events = [statusChange({ at: "2026-03-20T12:00:00.000Z", account: ACCOUNT, status: "BLOCKED" })];
  const { code } = await server.rastro(["import", "-"], events.join("\n"));
  expect(code).toBe(0);
});

test("who listed and who opened an account is told apart, with what they asked for", async ({ page, browser, as }) => {
  await page.goto(`/events?q=account:${ACCOUNT}`);
  await page.goto(`/accounts/${ACCOUNT}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(String(ACCOUNT));

  const auditor = await browser.newContext({ storageState: await as("auditor") });
  const access = await auditor.newPage();
  await access.goto(`/access?about=account:${ACCOUNT}`);
  const rows = access.getByRole("table", { name: "Looks" }).getByRole("row");
  await expect(rows.filter({ hasText: "opened" }).filter({ hasText: `/accounts/${ACCOUNT}` })).toHaveCount(1);
  await expect(rows.filter({ hasText: "listed" }).filter({ hasText: `account:${ACCOUNT}` })).toHaveCount(1);
  await auditor.close();
});

test("what nobody saw has no looks, and an event that somebody saw has", async ({ page, browser, as }) => {
  await page.goto("/events/0");
  const auditor = await browser.newContext({ storageState: await as("auditor") });
  const access = await auditor.newPage();
  await access.goto("/access?about=account:999999");
  await expect(access.getByText("0 looks", { exact: true })).toBeVisible();
  await access.goto(`/access?about=account:${ACCOUNT}&q=event:viewer_open`);
  await expect(access.getByRole("row").filter({ hasText: "/events/0" })).toHaveCount(1);
  await auditor.close();
});

test("only auditors see who looked, and that somebody else tried is on record", async ({ browser, as, pageErrors }) => {
  pageErrors.allow(/403/);
  const viewer = await browser.newContext({ storageState: await as("viewer") });
  const refused = await viewer.newPage();
  expect((await refused.goto("/access"))?.status()).toBe(403);
  await expect(refused.getByRole("table")).toHaveCount(0);
  await viewer.close();

  const auditor = await browser.newContext({ storageState: await as("auditor") });
  const access = await auditor.newPage();
  expect((await access.goto("/access?q=event:viewer_denied"))?.status()).toBe(200);
  await expect(access.getByRole("row").filter({ hasText: "was denied" }).first()).toBeVisible();
  await auditor.close();
});

test("looks are no events of the trail", async ({ page, server }) => {
  await page.goto("/events?q=event:viewer_search");
  await expect(page.getByText("No event matches this search")).toBeVisible();
  const { stdout } = await server.rastro(["events", "--count", "event:viewer_*"]);
  expect(JSON.parse(stdout)).toEqual({ count: 0 });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in the access log, ${colorScheme}`, async ({ browser, as }) => {
    const auditor = await browser.newContext({ storageState: await as("auditor"), colorScheme });
    const page = await auditor.newPage();
    await page.goto("/access");
    await expect(page.getByRole("table", { name: "Looks" })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await auditor.close();
  });
}
