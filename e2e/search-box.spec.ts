import type { Page } from "playwright";

import { testAccessible } from "./support/axe.ts";
import { phoneEdit, statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";

// A server of its own: what is suggested is what is in it. It owns the accounts from 12000 to 12999.
test.use({ serverSettings: { RASTRO_ZONE: "America/Sao_Paulo" } });

const [ANA, BIA] = ["ana@bank.example", "bia@bank.example"];
const JUDICIAL = { reasonId: 12, reason: "DETERMINACAO LEGAL / JUDICIAL" };

const TRAIL = [
  statusChange({ at: "2026-03-01T12:00:00.000Z", account: 12001, operator: ANA, status: "BLOCKED", ...JUDICIAL }),
  statusChange({ at: "2026-03-02T12:00:00.000Z", account: 12001, operator: BIA, status: "PRE BLOCKED", reasonId: 3 }),
  statusChange({ at: "2026-03-03T12:00:00.000Z", account: 12002, operator: BIA, status: "NORMAL", origin: "APP" }),
  statusChange({ at: "2026-03-03T13:00:00.000Z", account: 12003, operator: "11987658001", status: "NORMAL" }),
  phoneEdit({ at: "2026-03-04T12:00:00.000Z", account: 12004, operator: ANA, number: "11987658001" }),
  ...Array.from({ length: 14 }, (_, index) =>
    statusChange({
      at: "2026-03-05T12:00:00.000Z",
      account: 12100 + index,
      operator: `op${String(index).padStart(2, "0")}@bank.example`,
      status: "NORMAL",
    }),
  ),
];

test.beforeAll(async ({ server }) => {
  const { code, stderr } = await server.rastro(["import", "-"], TRAIL.join("\n"));
  expect(code, stderr).toBe(0);
});

const box = (page: Page) => page.getByRole("combobox", { name: "Search" });
const options = (page: Page) => page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");
const terms = (page: Page) => page.getByRole("list", { name: "Terms of the search" });
const total = (page: Page, count: number) =>
  expect(page.getByText(`${count} event${count === 1 ? "" : "s"}`, { exact: true })).toBeVisible();

/** Puts a text on the clipboard's event, as a paste from a spreadsheet does. */
const paste = (page: Page, text: string) =>
  box(page).evaluate((input, pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);

test.describe("suggestions", () => {
  test("a key and then its value are chosen by keyboard alone, and Enter then searches", async ({ page }) => {
    await page.goto("/events");
    await expect(box(page)).toHaveAttribute("aria-expanded", "false");
    await box(page).pressSequentially("sta");
    await expect(options(page)).toHaveText(["status:the status after the event"]);
    await expect(box(page)).toHaveAttribute("aria-expanded", "true");
    await expect(options(page).first()).toHaveAttribute("aria-selected", "false");
    await page.keyboard.press("ArrowDown");
    const active = options(page).first();
    await expect(active).toHaveAttribute("aria-selected", "true");
    await expect(box(page)).toHaveAttribute("aria-activedescendant", (await active.getAttribute("id")) ?? "none");
    await page.keyboard.press("Enter");
    await expect(box(page)).toHaveValue("status:");
    await expect(options(page)).toHaveText(["BLOCKED", "NORMAL", "PRE BLOCKED"]);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Home");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await expect(box(page)).toHaveValue('status:"PRE BLOCKED"');
    await expect(options(page)).toHaveCount(0);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/q=status%3A%22PRE\+BLOCKED%22$/);
    await total(page, 1);
  });

  test("the last value of a list and of what is left out is completed", async ({ page }) => {
    await page.goto("/events");
    await box(page).fill("account:12001 -status:NORMAL,BLO");
    await expect(options(page)).toHaveText(["BLOCKED", "PRE BLOCKED"]);
    await options(page).nth(1).click();
    await expect(box(page)).toHaveValue('account:12001 -status:NORMAL,"PRE BLOCKED"');
    await expect(box(page)).toBeFocused();
  });

  test("a reason is found by what it says, an operator inside the e-mail, a day by its name", async ({ page }) => {
    await page.goto("/events");
    await box(page).fill("reason:judi");
    await expect(options(page)).toHaveText([`12${JUDICIAL.reason}`]);
    await box(page).fill("operator:ia@");
    await expect(options(page)).toHaveText([BIA]);
    await box(page).fill("since:");
    await expect(options(page).first()).toHaveText(/^\d{4}-\d\d-\d\d\w+, \w+ \d+, \d{4}$/);
    await box(page).fill("last:3");
    await expect(options(page)).toHaveText(["3m3 minutes", "3h3 hours", "3d3 days", "3w3 weeks"]);
  });

  test("what may be a phone number is not suggested", async ({ page }) => {
    await page.goto("/events");
    await box(page).fill("operator:");
    await expect(options(page)).toHaveCount(10);
    await box(page).fill("operator:1198");
    await expect(options(page)).toHaveCount(0);
    await box(page).fill("operator:op13");
    await expect(options(page)).toHaveText(["op13@bank.example"]);
  });

  test("Escape closes the list and leaves the text, the arrow opens it, Tab leaves", async ({ page }) => {
    await page.goto("/events");
    await box(page).pressSequentially("or");
    await expect(options(page)).toHaveText([/^origin:/, /^org:/]);
    await page.keyboard.press("Escape");
    await expect(options(page)).toHaveCount(0);
    await expect(box(page)).toHaveValue("or");
    await page.keyboard.press("ArrowDown");
    await expect(options(page)).toHaveCount(2);
    await page.keyboard.press("Tab");
    await expect(options(page)).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Search", exact: true })).toBeFocused();
  });

  test("Enter without a choice searches for what is there, and a choice can be undone", async ({ page }) => {
    await page.goto("/events");
    await box(page).pressSequentially("acc");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(box(page)).toHaveValue("account:");
    await page.keyboard.press("Control+z");
    await expect(box(page)).toHaveValue("acc");
    await box(page).fill("judi");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/events?q=judi");
    await total(page, 1);
  });
});

test.describe("a mistake", () => {
  test("is marked under its character while one types, and not before the value is written", async ({ page }) => {
    await page.goto("/events");
    await box(page).pressSequentially("since:2026-0");
    await expect(box(page)).not.toHaveAttribute("aria-invalid");
    await box(page).pressSequentially(" x");
    const words = page.getByText("Character 7: expected a date or time such as 2026-03-01 or 2026-03-01T14:30");
    await expect(words).toBeVisible();
    await expect(box(page)).toHaveAttribute("aria-invalid", "true");
    await expect(box(page)).toHaveAccessibleDescription(/^Character 7: expected a date/);
    await expect(page.locator("search mark")).toHaveText("2");
    await box(page).fill("since:2026-03-01 x");
    await expect(words).toHaveCount(0);
    await expect(box(page)).not.toHaveAttribute("aria-invalid");
  });

  test("lies under the very character that is wrong", async ({ page }) => {
    await page.goto("/events");
    await box(page).fill("status:BLOCKED statsu:x");
    await expect(page.getByText("Character 16: there is no such key")).toBeVisible();
    const [mark, input] = [await page.locator("search mark").boundingBox(), await box(page).boundingBox()];
    const width = await page.locator("search mark").evaluate((one) => one.getBoundingClientRect().width);
    const expected = (input?.x ?? 0) + 33 + 15 * width;
    expect(Math.abs((mark?.x ?? 0) - expected)).toBeLessThan(2);
  });

  test("in an unfinished value is said once the box is left", async ({ page }) => {
    await page.goto("/events");
    await box(page).fill("flag:la");
    await expect(options(page)).toHaveText(["latelate", "template_uritemplate URI"]);
    await page.keyboard.press("Escape");
    await expect(box(page)).not.toHaveAttribute("aria-invalid");
    await page.keyboard.press("Tab");
    await expect(page.getByText(/^Character 6: expected invalid_number, /)).toBeVisible();
  });
});

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

test("who asks for Portuguese gets it", async ({ browser, server }) => {
  const context = await browser.newContext({ locale: "pt-BR", baseURL: server.url });
  const page = await context.newPage();
  await page.goto("/events?q=account:12001,2,3,4,5");
  await expect(page.getByRole("link", { name: "Remover account: 5 valores" })).toBeVisible();
  const search = page.getByRole("combobox", { name: "Buscar" });
  await search.fill("orig");
  await expect(page.getByRole("listbox", { name: "Sugestões" }).getByRole("option")).toHaveText([
    "origin:o canal de onde veio",
  ]);
  await search.fill("statsu:x");
  await expect(page.getByText("Caractere 1: essa chave não existe")).toBeVisible();
  await context.close();
});

testAccessible("in the search box, open, closed and mistaken", async (page, accessible) => {
  await page.goto("/events?q=account:12001,12002,1,2,3+-status:NORMAL+blocked");
  await accessible();
  await box(page).fill("o");
  await page.keyboard.press("ArrowDown");
  await expect(options(page).first()).toBeVisible();
  await accessible();
  await box(page).fill("statsu:BLOCKED more");
  await expect(page.getByText("Character 1: there is no such key")).toBeVisible();
  await accessible();
});
