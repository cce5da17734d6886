import type { Page } from "playwright";

import { testAccessible } from "./support/axe.ts";
import { phoneEdit, statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";

// Columns and density. A server of its own; it owns the accounts from 13000 to 13999.
test.use({ serverSettings: { RASTRO_ZONE: "America/Sao_Paulo" }, viewport: { width: 1440, height: 900 } });

const TRAIL = [
  ...Array.from({ length: 60 }, (_, index) =>
    statusChange({
      at: new Date(Date.UTC(2026, 2, 1, 12, index)).toISOString(),
      account: 13001,
      operator: "henrique.castro@banco.example",
      status: index % 2 === 0 ? "BLOCKED" : "NORMAL",
      reasonId: 3,
      reason: "SUSPEITA DE FRAUDE",
      description: "Bloqueio preventivo",
    }),
  ),
  phoneEdit({ at: "2026-03-03T12:00:00.000Z", account: 13002, number: "11987652123" }),
];

test.beforeAll(async ({ server }) => {
  const { code, stderr } = await server.rastro(["import", "-"], TRAIL.join("\n"));
  expect(code, stderr).toBe(0);
});

const heads = (page: Page) =>
  page
    .getByRole("table")
    .last()
    .locator("thead th")
    .evaluateAll((all) => all.map((head) => head.getAttribute("data-column")));
const openMenu = (page: Page) => page.getByRole("button", { name: "Columns" }).click();
const edge = (page: Page, name: string) => page.getByRole("separator", { name: `Width of ${name}` });
const widthOf = async (page: Page, column: string) =>
  Math.round((await page.locator(`th[data-column=${column}]`).boundingBox())?.width ?? 0);

// Its link leads to an address that shows it open.
const openPlainly = (page: Page) => page.getByRole("link", { name: "Columns" }).click();

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an address says which columns there are, in which order, how wide, and which stay", async ({ page }) => {
    await page.goto("/events?cols=operator~300!,leaf,what,before,after,cid&density=compact");
    expect(await heads(page)).toEqual(["operator", "leaf", "what", "before", "after", "cid"]);
    expect(await widthOf(page, "operator")).toBe(300);
    await expect(page.getByRole("row").nth(1)).toContainText("7c7737f0-53d4-9b49-9833-e4c47483634e");
    const compact = (await page.getByRole("row").nth(3).boundingBox())?.height ?? 0;
    await page.goto("/events?cols=operator~300!,leaf,what,before,after,cid");
    expect((await page.getByRole("row").nth(3).boundingBox())?.height).toBeGreaterThan(compact);
  });

  test("columns are ticked, moved and pinned, and kept for the next visit", async ({ page }) => {
    await page.goto("/status-changes?q=account:13001&open=3");
    await openPlainly(page);
    await page.getByRole("checkbox", { name: "Description" }).uncheck();
    await page.getByRole("checkbox", { name: "Roles" }).check();
    await page.getByRole("button", { name: "Show these" }).click();
    await expect(page).toHaveURL(
      "/status-changes?q=account:13001&cols=when,operator,account,what,reasonId,reason,origin,roles&density=comfortable&open=3",
    );
    await openPlainly(page);
    await page.getByRole("link", { name: "Move Roles forward" }).click();
    await openPlainly(page);
    await page.getByRole("link", { name: "Pin Account" }).click();
    await openPlainly(page);
    await page.getByRole("button", { name: "Keep as my default" }).click();
    await page.goto("/status-changes");
    const kept = ["account", "when", "operator", "what", "reasonId", "reason", "roles", "origin"];
    expect(await heads(page)).toEqual(kept);
    await page.goto("/status-changes?cols=when,what");
    expect(await heads(page)).toEqual(["when", "what"]);
    await openPlainly(page);
    await page.getByRole("button", { name: "Back to the standard" }).click();
    await expect(page).toHaveURL("/status-changes#columns");
    expect(await heads(page)).toContain("description");
  });

  test("a kept look that is not understood is as if nothing was kept", async ({ page, context, server }) => {
    await context.addCookies([{ name: "rastro-look-events", value: "cols=when,nonsense", url: server.url }]);
    const response = await page.goto("/events");
    expect(response?.status()).toBe(200);
    expect(await heads(page)).toContain("operator");
  });
});

for (const [path, cols] of [
  ["/events", "when,where"],
  ["/status-changes", "state"],
  ["/phone-edits", "reason"],
  ["/events", "when,when"],
  ["/events", "when~9000"],
]) {
  test(`${path} refuses cols=${cols} by name`, async ({ page, pageErrors }) => {
    pageErrors.allow(/400/);
    const response = await page.goto(`${path}?cols=${cols}`);
    expect(response?.status()).toBe(400);
    await expect(page.getByRole("alert").filter({ hasText: "The address has a part" })).toContainText("cols");
  });
}

test("the columns stay when something else is searched for, and on the next page", async ({ page }) => {
  await page.goto("/events?cols=what,when,leaf");
  await page.getByRole("combobox", { name: "Search" }).fill("account:13001");
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page).toHaveURL(/q=account(:|%3A)13001&cols=what/);
  await page.getByRole("link", { name: "Older" }).click();
  await expect(page).toHaveURL(/cols=what,when,leaf&before=/);
  expect(await heads(page)).toEqual(["what", "when", "leaf"]);
});

test("the edge of a heading makes its column wider, by pointer and by keys", async ({ page }) => {
  await page.clock.install();
  await page.goto("/events");
  await page.evaluate(() => window.scrollTo(0, 300));
  const before = await widthOf(page, "operator");
  const box = await edge(page, "Operator").boundingBox();
  if (!box) throw new Error("no edge");
  await page.mouse.move(box.x + 4, box.y + 8);
  await page.mouse.down();
  await page.mouse.move(box.x + 40, box.y + 8, { steps: 3 });
  await expect.poll(() => widthOf(page, "operator")).toBe(before + 36);
  await page.clock.runFor(2_000); // a hand that stands still has not let go
  await page.mouse.move(box.x + 64, box.y + 8);
  await page.mouse.up();
  await expect(page).toHaveURL(`/events?cols=when,operator~${before + 60},what,account,origin,reason`);
  expect(await widthOf(page, "operator")).toBe(before + 60);
  expect(await page.evaluate(() => window.scrollY)).toBe(300);
  await edge(page, "Operator").focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(`/events?cols=when,operator~${before + 40},what,account,origin,reason`);
  await expect(edge(page, "Operator")).toHaveAttribute("aria-valuenow", String(before + 40));
  await expect(edge(page, "Operator")).toBeFocused();
  await openMenu(page);
  await page.getByRole("link", { name: "Usual width of Operator" }).click();
  await expect(page).toHaveURL("/events?cols=when,operator,what,account,origin,reason");
  await expect.poll(() => widthOf(page, "operator")).toBe(before);
});

test("a heading is dragged to another place", async ({ page }) => {
  await page.goto("/events?q=account:13002");
  await page.locator("th[data-column=account] span").first().dragTo(page.locator("th[data-column=when] span").first());
  await expect(page).toHaveURL("/events?q=account:13002&cols=account,when,operator,what,origin,reason");
  expect(await heads(page)).toEqual(["account", "when", "operator", "what", "origin", "reason"]);
});

test("the menu changes the table at once and stays open, with the focus where it was", async ({ page }) => {
  await page.goto("/events?q=account:13002");
  await openMenu(page);
  await page.getByRole("checkbox", { name: "Leaf" }).check();
  await expect(page).toHaveURL(/cols=when,operator,what,account,origin,reason,leaf/);
  await expect(page.getByRole("columnheader", { name: /Leaf/ })).toBeVisible();
  await page.getByRole("link", { name: "Move When back" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/cols=operator,when,what/);
  await expect(page.getByRole("link", { name: "Move When back" })).toBeFocused();
  await page.getByRole("radio", { name: "Compact" }).check();
  await expect(page).toHaveURL(/density=compact/);
  await expect(page.getByRole("radio", { name: "Compact" })).toBeVisible();
  await expect(page.getByRole("radio", { name: "Compact" })).toBeChecked();
});

test("what is pinned stays when the others are scrolled sideways", async ({ page }) => {
  await page.goto("/events?cols=when!,what~600,uri,cid,id,roles,org");
  const when = page
    .locator("tbody td")
    .filter({ has: page.getByRole("time") })
    .first();
  const left = (await when.boundingBox())?.x;
  await page.getByRole("row").nth(1).getByRole("cell").last().scrollIntoViewIfNeeded();
  await expect(page.getByRole("row").nth(1).getByRole("cell").last()).toBeInViewport();
  expect((await when.boundingBox())?.x).toBe(left);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1440);
});

test("a text that is cut off is told whole to those who hover, and only then", async ({ page }) => {
  await page.goto("/events?q=account:13001&cols=when,reason~80,operator~400");
  const cut = page.getByRole("cell", { name: "3 SUSPEITA DE FRAUDE" }).first();
  await expect(cut).not.toHaveAttribute("title");
  await cut.hover();
  await expect(cut).toHaveAttribute("title", "3 SUSPEITA DE FRAUDE");
  const whole = page.getByRole("cell", { name: "henrique.castro@banco.example" }).first();
  await whole.hover();
  await expect(whole).toHaveAttribute("title", "");
});

test("a usual page says a status change in one line and cuts no address", async ({ page }) => {
  await page.goto("/status-changes");
  const what = page.locator("tbody td[data-column=what]").nth(3);
  await expect(what).toContainText("→");
  expect((await what.locator("span").first().boundingBox())?.height).toBeLessThan(30);
  const name = page.getByRole("link", { name: "henrique.castro@banco.example" }).nth(12);
  expect(await name.evaluate((link) => link.scrollWidth <= link.clientWidth)).toBe(true);
});

test("who asks for Portuguese gets it, and no heading is broken within a word", async ({ browser, server }) => {
  const viewport = { width: 1440, height: 900 };
  const context = await browser.newContext({ locale: "pt-BR", baseURL: server.url, viewport });
  const page = await context.newPage();
  for (const path of ["/events", "/phone-edits"]) {
    await page.goto(path);
    const heads = page.getByRole("columnheader", { name: /^(Ramal|Origem|Situação)/ });
    await expect(heads).toHaveCount(path === "/events" ? 1 : 3);
    const lines = await heads.evaluateAll((all) => all.map((head) => head.firstElementChild?.getClientRects().length));
    expect(new Set(lines)).toEqual(new Set([1]));
  }
  await page.goto("/phone-edits?cols=what,recorded");
  await page.getByRole("button", { name: "Colunas" }).click();
  await expect(page.getByRole("link", { name: "Fixar Registrado em" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Manter como meu padrão" })).toBeVisible();
  await context.close();
});

testAccessible("in a table laid out by hand and its menu", async (page, accessible) => {
  await page.goto("/events?q=account:13002&cols=when!,operator~300,what,uri,cid,flags,before,after&density=compact");
  await openMenu(page);
  await expect(page.getByRole("checkbox", { name: "Roles" })).toBeVisible();
  await accessible();
});
