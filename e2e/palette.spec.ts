import type { Page } from "playwright";

import { testAccessible } from "./support/axe.ts";
import { statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";

// A server of its own: this spec counts everything that is in it. It owns the accounts from 12000 to 12999.
test.use({ serverSettings: { RASTRO_ZONE: "UTC" } });

const ANA = "ana.palette@bank.example";

test.beforeAll(async ({ server }) => {
  const trail = Array.from({ length: 60 }, (_, minute) =>
    statusChange({
      at: new Date(Date.UTC(2026, 2, 1, 0, minute)).toISOString(),
      account: minute === 0 ? 12_345 : 12_001,
      operator: ANA,
      status: "BLOCKED",
    }),
  );
  const { code, stderr } = await server.rastro(["import", "-"], trail.join("\n"));
  expect(code, stderr).toBe(0);
});

const palette = (page: Page) => page.getByRole("dialog", { name: "Go to" });
const box = (page: Page) => palette(page).getByRole("combobox", { name: "Go to" });
const option = (page: Page, name: string) => palette(page).getByRole("option", { name, exact: true });

/** Keys do nothing before the page has come alive. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(async () => {
    await page.keyboard.press("Control+k");
    await expect(box(page)).toBeFocused({ timeout: 500 });
  }).toPass();
}

async function close(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0, { timeout: 500 });
  }).toPass();
}

test.describe("the palette", () => {
  test("opens by its keys and its button, and gives the focus back", async ({ page }) => {
    await open(page, "/events");
    await close(page);
    await expect(palette(page)).toHaveCount(0);
    const button = page.getByRole("button", { name: "Find…" });
    await button.click();
    await expect(box(page)).toBeFocused();
    await close(page);
    await expect(palette(page)).toHaveCount(0);
    await expect(button).toBeFocused();
  });

  test("leads to a page by its name, with the keyboard alone", async ({ page }) => {
    await open(page, "/");
    await expect(option(page, "Overview page")).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("ArrowDown");
    await expect(option(page, "Events page")).toHaveAttribute("aria-selected", "true");
    await page.keyboard.type("phone");
    await expect(option(page, "Phone edits page")).toHaveAttribute("aria-selected", "true");
    await expect(option(page, "Events page")).toHaveCount(0);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/phone-edits");
    await expect(palette(page)).toHaveCount(0);
  });

  test("finds an account by the beginning of its id, and an event by its number", async ({ page }) => {
    await open(page, "/");
    await page.keyboard.type("12");
    await expect(option(page, "Account 12001 account")).toBeVisible();
    await expect(option(page, "Account 12345 account")).toBeVisible();
    await expect(option(page, "Event 12 event")).toBeVisible();
    await page.keyboard.type("345");
    await expect(option(page, "Account 12001 account")).toHaveCount(0);
    await expect(option(page, "Account 12345 account")).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/accounts/12345");
  });

  test("finds an operator by a part of the e-mail, and searches for what is typed", async ({ page }) => {
    await open(page, "/");
    await page.keyboard.type("palette@");
    await option(page, `${ANA} operator`).click();
    await expect(page.getByRole("heading", { level: 1, name: ANA })).toBeVisible();
    await open(page, "/");
    await page.keyboard.type("account:12345 status:BLOCKED");
    await option(page, "Search for account:12345 status:BLOCKED search").click();
    await expect(page).toHaveURL("/events?q=account:12345+status:BLOCKED");
    await expect(page.getByText("1 event", { exact: true })).toBeVisible();
    await open(page, "/");
    await page.keyboard.type("colour:red");
    await option(page, "Search for colour:red search").click();
    await expect(page).toHaveURL("/events?q=%22colour:red%22");
  });

  test("finds a saved view by a part of its name", async ({ page }) => {
    await page.goto("/events?q=account:12345");
    await page.getByRole("button", { name: "Views", exact: true }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("The one account");
    await page.getByRole("button", { name: "Save this view" }).click();
    await expect(page).toHaveURL(/view=/);
    await open(page, "/");
    await page.keyboard.type("ONE acc");
    await option(page, "The one account view").click();
    await expect(page).toHaveURL(/\/events\?q=account:12345&view=/);
  });

  test("a whole phone number is put into no address", async ({ page }) => {
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await open(page, "/");
    await page.keyboard.type("+55 11 98765-2123");
    await option(page, "Phone edits of numbers ending in *2123 search").click();
    await expect(page).toHaveURL("/events?q=phone:*2123");
    expect(asked.filter((url) => /98765/.test(decodeURIComponent(url)))).toEqual([]);
  });
});

test.describe("keys", () => {
  test("the question mark shows every key, and Escape gives the focus back", async ({ page }) => {
    await open(page, "/events");
    await close(page);
    await page.getByRole("button", { name: "Keyboard" }).focus();
    await page.keyboard.press("?");
    const map = page.getByRole("dialog", { name: "Keyboard" });
    await expect(map.getByRole("term")).toHaveCount(15);
    await close(page);
    await expect(map).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Keyboard" })).toBeFocused();
  });

  test("lead to pages, into the search box, and from page to page", async ({ page }) => {
    await open(page, "/");
    await close(page);
    await page.keyboard.press("g");
    await page.keyboard.press("e");
    await expect(page).toHaveURL("/events");
    await expect(page.getByText("60 events", { exact: true })).toBeVisible();
    await page.keyboard.press("]");
    await expect(page).toHaveURL(/before=/);
    await expect(page.getByRole("row")).toHaveCount(11);
    await page.keyboard.press("[");
    await expect(page.getByRole("row")).toHaveCount(51);
    await page.keyboard.press("/");
    await expect(page.getByRole("combobox", { name: "Search" })).toBeFocused();
    await page.keyboard.type("g?/");
    await expect(page.getByRole("combobox", { name: "Search" })).toHaveValue("g?/");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  test("can be switched off, which the browser remembers; the palette's stay", async ({ page }) => {
    await open(page, "/");
    await close(page);
    await page.keyboard.press("?");
    await page.getByRole("checkbox", { name: "Keys without Ctrl" }).uncheck();
    await close(page);
    await open(page, "/events");
    await close(page);
    await page.keyboard.press("?");
    await page.keyboard.press("g");
    await page.keyboard.press("h");
    await open(page, "/events");
    await expect(page.getByRole("dialog", { name: "Keyboard" })).toHaveCount(0);
    await close(page);
    await page.getByRole("button", { name: "Keyboard" }).click();
    await page.getByRole("checkbox", { name: "Keys without Ctrl" }).check();
    await close(page);
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  });
});

test("no page pays for palette or keys before somebody asks for them", async ({ page }) => {
  const scripts: string[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.push(response.url());
  });
  await page.goto("/events", { waitUntil: "networkidle" });
  const before = scripts.length;
  await open(page, page.url());
  expect(scripts.length).toBeGreaterThan(before);
});

test("who asks for Portuguese gets it", async ({ browser, server }) => {
  const context = await browser.newContext({ locale: "pt-BR", baseURL: server.url });
  const page = await context.newPage();
  await page.goto("/events");
  await page.getByRole("button", { name: "Encontrar…" }).click();
  await page.getByRole("combobox", { name: "Ir para" }).fill("visao");
  await expect(page.getByRole("option", { name: "Visão geral página" })).toBeVisible();
  await close(page);
  await page.getByRole("button", { name: "Teclado" }).click();
  await expect(page.getByRole("checkbox", { name: "Teclas sem Ctrl" })).toBeChecked();
  await context.close();
});

testAccessible("in the palette and the keys", async (page, accessible, { width }) => {
  await page.goto("/events");
  if (width === 390) await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("button", { name: "Find…" }).click();
  await box(page).fill("12");
  await expect(option(page, "Account 12345 account")).toBeVisible();
  await accessible();
  await close(page);
  if (width === 390) await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("button", { name: "Keyboard" }).click();
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  await accessible();
});
