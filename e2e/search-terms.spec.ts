import type { Page } from "playwright";

import { ANA, BIA, box, options, recordTrail, TRAIL, terms, total } from "./support/search-box.ts";
import { expect, test } from "./support/test.ts";

// A server of its own: what is suggested is what is in it.
test.use({ serverSettings: { RASTRO_ZONE: "America/Sao_Paulo" } });
test.beforeAll(({ server }) => recordTrail(server));

/** Puts a text on the clipboard's event, as a paste from a spreadsheet does. */
const paste = (page: Page, text: string) =>
  box(page).evaluate((input, pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);

test.describe("chips", () => {
  test("every term can be taken out, by keyboard too, and all at once", async ({ page }) => {
    await page.goto(`/events?q=operator:${BIA}+-status:NORMAL+since:2026-03-01+blocked&size=100`);
    await expect(terms(page).getByRole("listitem")).toHaveText([
      `operator:${BIA}`,
      "-status:NORMAL",
      "since:2026-03-01",
      "blocked",
      "Clear filters",
    ]);
    await terms(page).getByRole("link", { name: "Remove blocked" }).focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(`/events?q=operator:${BIA}+-status:NORMAL+since:2026-03-01&size=100`);
    await expect(box(page)).toHaveValue(`operator:${BIA} -status:NORMAL since:2026-03-01`);
    await terms(page).getByRole("link", { name: "Remove -status:NORMAL" }).click();
    await expect(page).toHaveURL(`/events?q=operator:${BIA}+since:2026-03-01&size=100`);
    await total(page, 2);
    await terms(page).getByRole("link", { name: "Clear filters" }).click();
    await expect(page).toHaveURL("/events?size=100");
    await expect(terms(page)).toHaveCount(0);
  });
});

test.describe("a pasted list", () => {
  test("of e-mails becomes one term, without the column's name and without repeats", async ({ page }) => {
    await page.goto("/events?q=status:BLOCKED,NORMAL");
    await box(page).press("End");
    const column = [
      "E-mail",
      ANA,
      "ANA@bank.example",
      BIA,
      ...Array.from({ length: 212 }, (_, i) => `x${i}@y.example`),
    ];
    await paste(page, column.join("\r\n"));
    await expect(page.getByRole("status").filter({ hasText: "Pasted: 214 operators as one term" })).toBeVisible();
    await expect(box(page)).toHaveValue(new RegExp(`^status:BLOCKED,NORMAL operator:${ANA},${BIA},x0@y.example,`));
    await expect(options(page)).toHaveCount(0);
    await page.keyboard.press("Enter");
    await total(page, 2);
    await terms(page).getByRole("button", { name: "operator: 214 values" }).click();
    await expect(page.getByText(`${ANA}, ${BIA}, x0@y.example`)).toBeVisible();
    await page.keyboard.press("Escape");
    await terms(page).getByRole("link", { name: "Remove operator: 214 values" }).click();
    await expect(page).toHaveURL("/events?q=status:BLOCKED,NORMAL");
  });

  test("of thousands of accounts is searched, and one too many is refused by name", async ({ page, pageErrors }) => {
    pageErrors.allow(/400/);
    const ids = (count: number) => Array.from({ length: count }, (_, index) => 12_001 + index);
    await page.goto("/events");
    await box(page).focus();
    await paste(page, ids(5000).join("\n"));
    await expect(page.getByText("Pasted: 5,000 accounts as one term")).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(terms(page).getByText("account: 5,000 values")).toBeVisible();
    await total(page, TRAIL.length);
    await page.reload();
    await total(page, TRAIL.length);
    await box(page).fill("");
    await paste(page, ids(5001).join("\n"));
    await expect(page.getByText(/expected at most 5,000 exact values in one search/)).toBeVisible();
  });

  test("of what may be phone numbers is not made a term, unless somebody said what it is", async ({ page }) => {
    await page.goto("/events");
    await box(page).focus();
    await paste(page, "11987658001\n11987658002");
    await expect(page.getByText(/^Not pasted: these may be phone numbers/)).toBeVisible();
    await expect(box(page)).toHaveValue("");
    await box(page).pressSequentially("account:");
    await expect(page.getByText(/^Not pasted/)).toHaveCount(0);
    await paste(page, "11987658001\n11987658002");
    await expect(box(page)).toHaveValue("account:11987658001,11987658002");
  });

  test("is pasted as it is when it is no list", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto("/events");
    await box(page).focus();
    await page.evaluate(() => navigator.clipboard.writeText("status:BLOCKED, NORMAL"));
    await page.keyboard.press("Control+v");
    await expect(box(page)).toHaveValue("status:BLOCKED, NORMAL");
    await page.evaluate(() => navigator.clipboard.writeText("a@b.example\nc@d.example"));
    await box(page).fill("");
    await page.keyboard.press("Control+v");
    await expect(box(page)).toHaveValue("operator:a@b.example,c@d.example");
  });
});

test.describe("facets", () => {
  test.use({ viewport: { width: 1440, height: 900 } });
  const facets = (page: Page) => page.getByRole("navigation", { name: "Narrow down" });

  test("a value beyond the ten most frequent is found, counted under the search, and included", async ({ page }) => {
    await page.goto("/events?q=since:2026-03-01");
    const found = facets(page).getByRole("list", { name: "Operator: found" });
    await facets(page).getByRole("searchbox", { name: "Find another: Operator" }).fill("OP13");
    await expect(found.getByRole("link", { name: "op13@bank.example 1" })).toBeVisible();
    await facets(page).getByRole("searchbox", { name: "Find another: Operator" }).fill("nobody");
    await expect(facets(page).getByText("No other value has this text")).toBeVisible();
    await facets(page).getByRole("searchbox", { name: "Find another: Operator" }).fill("op13");
    await found.getByRole("link", { name: "op13@bank.example 1" }).click();
    await expect(page).toHaveURL("/events?q=operator:op13@bank.example+since:2026-03-01");
    await total(page, 1);
  });

  test("the minus key leaves out the value that is focused", async ({ page }) => {
    await page.goto("/events");
    await facets(page)
      .getByRole("list", { name: "Status" })
      .getByRole("link", { name: /^NORMAL/ })
      .focus();
    await page.keyboard.press("-");
    await expect(page).toHaveURL("/events?q=-status:NORMAL");
    await total(page, 3);
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the box is a plain one that searches, and the terms can be taken out", async ({ page, pageErrors }) => {
    pageErrors.allow(/400/);
    await page.goto("/events");
    await expect(page.getByRole("combobox", { name: "Search" })).toHaveCount(0);
    await page.getByRole("searchbox", { name: "Search" }).fill("status:BLOCKED -origin:APP");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await total(page, 1);
    await terms(page).getByRole("link", { name: "Remove status:BLOCKED" }).click();
    await expect(page).toHaveURL("/events?q=-origin:APP");
    await expect(page.getByRole("searchbox", { name: "Search" })).toHaveValue("-origin:APP");
    await page.goto("/events?q=statsu:x");
    await expect(page.getByRole("searchbox", { name: "Search" })).toHaveAttribute("aria-invalid", "true");
  });
});
