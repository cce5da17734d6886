import type { Page, Request } from "playwright";

import { phoneEdit } from "./support/published.ts";
import { expect, test } from "./support/test.ts";

// It owns the accounts from 65000 to 65999.
const NUMBER = "977650001";
const ALIKE = "988650001";

test.beforeAll(async ({ server }) => {
  const events = [
    phoneEdit({ at: "2026-03-20T12:00:00.000Z", account: 65_001, number: `11${NUMBER}` }),
    phoneEdit({ at: "2026-03-20T13:00:00.000Z", account: 65_002, number: `11${ALIKE}` }),
  ];
  const { code, stderr } = await server.rastro(["import", "-"], events.join("\n"));
  expect(code, stderr).toBe(0);
});

async function search(page: Page, q: string): Promise<void> {
  const box = page.getByRole("search").first();
  await box.locator("input[name=q]").fill(q);
  await box.getByRole("button", { name: "Search" }).click();
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";

  test(`an investigator finds a whole number ${how} a script, and no address has it`, async ({ browser, as }) => {
    const context = await browser.newContext({ storageState: await as("investigator"), javaScriptEnabled });
    const asked: string[] = [];
    context.on("request", (request: Request) => asked.push(request.url()));
    const page = await context.newPage();
    await page.goto("/phone-edits?size=100");
    await search(page, `phone:"+55 (11) ${NUMBER}" active:true`);
    await expect(page).toHaveURL(/\/phone-edits\?q=phone:~0001\.[\w-]{22}\+active:true&size=100$/);
    await expect(page.getByText("1 event", { exact: true })).toBeVisible();
    await expect(page.getByRole("table").first()).toContainText("65001");
    expect(asked.filter((url) => url.includes(NUMBER))).toEqual([]);
    expect((await page.content()).includes(NUMBER)).toBe(false);
    const href = new URL(page.url()).search;

    // What else is searched for is in the address as it was typed.
    await search(page, "account:65002 phone:*0001");
    await expect(page).toHaveURL(/q=account(:|%3A)65002\+phone(:|%3A)\*0001/);
    await expect(page.getByText("1 event", { exact: true })).toBeVisible();

    // The address can be given to others, and an export of it finds the same.
    const viewer = await browser.newContext({ storageState: await as("viewer") });
    const other = await viewer.newPage();
    await other.goto(`/phone-edits${href}`);
    await expect(other.getByText("1 event", { exact: true })).toBeVisible();
    const file = await viewer.request.get(`/events/export${href.replace("&size=100", "")}&format=ndjson`);
    expect(await file.text()).toMatch(/^[^\n]*"account_id":65001,[^\n]*\n$/);
    await context.close();
    await viewer.close();
  });

  test(`others are refused a whole number ${how} a script, and told by what they may search`, async ({
    browser,
    as,
  }) => {
    const context = await browser.newContext({ storageState: await as("auditor"), javaScriptEnabled });
    const asked: string[] = [];
    context.on("request", (request: Request) => asked.push(request.url()));
    const page = await context.newPage();
    await page.goto("/events");
    await search(page, `phone:11${NUMBER}`);
    const said = page.getByRole("alert").filter({ hasText: "search_number_in_address" });
    await expect(said).toContainText("Only investigators search by a whole number");
    await expect(said).toContainText("phone:*2123");
    expect(asked.filter((url) => url.includes(NUMBER))).toEqual([]);
    expect((await page.content()).includes(NUMBER)).toBe(false);
    await search(page, "account:65001 phone:*0001");
    await expect(page.getByText("1 event", { exact: true })).toBeVisible();
    await context.close();
  });
}

test("an auditor is told that a number was searched for, and not which", async ({ browser, as }) => {
  const investigator = await browser.newContext({ storageState: await as("investigator") });
  const page = await investigator.newPage();
  await page.goto("/events");
  await search(page, `phone:55 11 ${NUMBER}`.replaceAll(" ", ""));
  await expect(page.getByText("1 event", { exact: true })).toBeVisible();
  const auditor = await browser.newContext({ storageState: await as("auditor") });
  const access = await auditor.newPage();
  await access.goto(`/access?about=${new URL(page.url()).searchParams.get("q")}`);
  await expect(access.getByRole("table", { name: "Looks" })).toContainText(/phone:~0001\./);
  expect((await access.content()).includes(NUMBER)).toBe(false);
  await investigator.close();
  await auditor.close();
});
