import { phoneEdit, statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";

const REASON = "DETERMINACAO LEGAL / JUDICIAL";

test.beforeAll(async ({ server }) => {
  const events = [
    statusChange({ at: "2026-03-20T10:00:00Z", account: 8001, status: "BLOCKED", reasonId: 12, reason: REASON }),
    statusChange({ at: "2026-03-20T11:00:00Z", account: 8001, status: "NORMAL" }),
    phoneEdit({ at: "2026-03-20T12:00:00Z", account: 8002, number: "11987658001" }),
  ];
  await server.rastro(["import", "-"], events.join("\n"));
});

test("free text finds inside a word, without accents and case", async ({ page }) => {
  await page.goto("/events?q=account:8001");
  await page.getByRole("combobox", { name: "Search" }).fill("account:8001 Determinação");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByText("1 event", { exact: true })).toBeVisible();
  await expect(page.getByRole("row").nth(1)).toContainText(REASON);
});

test("a status change is found by the status before it", async ({ page }) => {
  await page.goto("/events?q=account:8001+was:BLOCKED");
  await expect(page.getByText("1 event", { exact: true })).toBeVisible();
  await expect(page.getByRole("row").nth(1)).toContainText("NORMAL");
});

test("a number is found by its last four digits", async ({ page }) => {
  await page.goto("/phone-edits?q=account:8002+phone:*8001");
  await expect(page.getByRole("row")).toHaveCount(2);
  await expect(page.getByRole("row").nth(1)).toContainText("*****8001");
});

test("a whole number in an address is refused, and not shown again", async ({ page, pageErrors }) => {
  pageErrors.allow(/400/);
  const response = await page.goto('/events?q=account:8002+phone:11987658001,"%2B55 (11) 98765-8001"');
  expect(response?.status()).toBe(400);
  expect(page.url()).not.toContain("8765");
  await expect(page.getByText("A whole phone number may not stand in an address")).toBeVisible();
  expect(await page.content()).not.toContain("8765");
  await expect(page.getByRole("combobox", { name: "Search" })).toHaveValue(
    'account:8002 phone:***********,"+** (**) *****-8001"',
  );
});
