import { testAccessible } from "./support/axe.ts";
import { phoneEdit, statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";

// How one reads: without scripts, in the dark, in Portuguese, with whatever helps the eyes. Accounts from 2000 to 2999.
test.use({ serverSettings: { RASTRO_ZONE: "America/Sao_Paulo" } });

const TRAIL = [
  statusChange({ at: "2026-03-01T12:00:00.000Z", account: 2001, status: "NORMAL" }),
  statusChange({
    at: "2026-03-02T12:00:00.000Z",
    account: 2001,
    status: "BLOCKED",
    reasonId: 3,
    reason: "SUSPEITA DE FRAUDE",
  }),
  phoneEdit({ at: "2026-03-03T12:00:00.000Z", account: 2002, number: "11987652123" }),
  phoneEdit({ at: "2026-03-04T12:00:00.000Z", account: 2002, number: "11422742123", phone: 2, type: "RESIDENTIAL" }),
];

test.beforeAll(async ({ server }) => {
  const { code, stderr } = await server.rastro(["import", "-"], TRAIL.join("\n"));
  expect(code, stderr).toBe(0);
});

const PAGES = [
  "/events",
  "/events?q=nonsense:1",
  "/events?q=account:1",
  "/status-changes",
  "/phone-edits",
  "/events/3",
];

for (const address of PAGES)
  testAccessible(`at ${address}`, async (page, accessible) => {
    await page.goto(address);
    await accessible();
  });

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the rows, the title, the forms and the links are there and work", async ({ page }) => {
    await page.goto("/events");
    await expect(page).toHaveTitle("Events · Rastro");
    await expect(page.getByText("4 events", { exact: true })).toBeVisible();
    await page.getByRole("textbox", { name: "Account" }).fill("2001");
    await page.getByRole("button", { name: "Apply" }).click();
    await expect(page).toHaveURL("/events?q=account:2001");
    await expect(page.getByText("2 events", { exact: true })).toBeVisible();
    await page.getByRole("searchbox", { name: "Search" }).fill("account:2002 event:phone_change");
    await page.getByRole("button", { name: "Search" }).click();
    await expect(page.getByRole("row")).toHaveCount(3);
    await page.getByRole("table").getByRole("link").first().click();
    await page.getByRole("link", { name: "Open the event’s own page" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Event 3" })).toBeVisible();
  });

  test("the language and the colours are chosen, and the page stays the same", async ({ page }) => {
    await page.goto("/status-changes?q=account:2001");
    await page.getByRole("button", { name: "Português (Brasil)" }).click();
    await expect(page).toHaveURL(/\/status-changes\?q=account(:|%3A)2001$/);
    await expect(page.getByRole("heading", { level: 1, name: "Mudanças de status" })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "pt-BR");
    await page.getByRole("button", { name: "Escuro" }).click();
    await expect(page.locator("body")).toHaveCSS("color-scheme", "dark");
    await expect(page.getByText("2 eventos", { exact: true })).toBeVisible();
  });

  test("the dark of the system is followed", async ({ page }) => {
    const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    await page.emulateMedia({ colorScheme: "light" });
    await page.goto("/events");
    expect(await background()).toBe("rgb(247, 248, 250)");
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await background()).toBe("rgb(13, 15, 19)");
  });

  test("a narrow screen has its menu", async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto("/events");
    await expect(page.getByRole("link", { name: "Phone edits" })).toBeHidden();
    await page.getByRole("button", { name: "Menu" }).click();
    await page.getByRole("link", { name: "Phone edits" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Phone edits" })).toBeVisible();
  });
});

test("who asks for Portuguese gets it", async ({ browser, server }) => {
  const context = await browser.newContext({ locale: "pt-BR", baseURL: server.url });
  const page = await context.newPage();
  await page.goto("/phone-edits");
  await expect(page).toHaveTitle("Alterações de telefone · Rastro");
  await expect(page.getByRole("row").nth(1)).toContainText("visto pela primeira vez");
  await expect(page.getByText("2 eventos", { exact: true })).toBeVisible();
  await context.close();
});

test("with scripts the choice of a language keeps the page too", async ({ page }) => {
  await page.goto("/events?q=account:2001");
  await page.getByRole("button", { name: "Português (Brasil)" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Eventos" })).toBeVisible();
  await expect(page.getByText("2 eventos", { exact: true })).toBeVisible();
});

test("the keyboard skips to the content", async ({ page }) => {
  await page.goto("/events");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to content" });
  await expect(skip).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#content")).toBeFocused();
});
