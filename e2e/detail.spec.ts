import type { Page } from "playwright";

import { testAccessible } from "./support/axe.ts";
import { phoneEdit, statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";

// The detail of an event beside its list. A server of its own; it owns the accounts from 12000 to 12999.
test.use({ serverSettings: { RASTRO_ZONE: "America/Sao_Paulo" }, viewport: { width: 1440, height: 900 } });

const [ANA, BIA] = ["ana@bank.example", "bia@bank.example"];
const FRAUD = { reasonId: 3, reason: "SUSPEITA DE FRAUDE" };

// Leaves 0 to 4, and 60 more before them in time.
const TRAIL = [
  statusChange({ at: "2026-03-05T12:00:00.000Z", account: 12001, operator: ANA, status: "BLOCKED", ...FRAUD }),
  statusChange({ at: "2026-03-05T12:03:00.000Z", account: 12002, operator: ANA, status: "BLOCKED", ...FRAUD }),
  statusChange({ at: "2026-03-05T12:50:00.000Z", account: 12001, operator: BIA, status: "NORMAL" }),
  phoneEdit({ at: "2026-03-05T12:51:00.000Z", account: 12001, operator: BIA, number: "11987652123" }),
  phoneEdit({ at: "2026-03-05T20:00:00.000Z", account: 12003, operator: ANA, number: "11987652123" }),
  ...Array.from({ length: 60 }, (_, index) =>
    statusChange({
      at: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
      account: 12500,
      operator: "cid@bank.example",
      status: "NORMAL",
    }),
  ),
];

test.beforeAll(async ({ server }) => {
  const { code, stderr } = await server.rastro(["import", "-"], TRAIL.join("\n"));
  expect(code, stderr).toBe(0);
});

const pane = (page: Page, leaf: number) => page.getByRole("complementary", { name: `Event ${leaf}`, exact: true });
const rowOf = (page: Page, leaf: number) => page.locator(`#event-${leaf}`);
const total = (page: Page, count: number) =>
  expect(page.getByText(`${count} event${count === 1 ? "" : "s"}`, { exact: true })).toBeVisible();

test("the time of a row opens its detail beside the list, which is not read again; Back closes it", async ({
  page,
}) => {
  await page.goto("/events");
  const read: string[] = [];
  page.on("request", (request) => void read.push(`${request.method()} ${new URL(request.url()).pathname}`));
  await rowOf(page, 3).click();
  await expect(page).toHaveURL("/events?open=3");
  await expect(pane(page, 3).getByRole("heading", { name: "What changed" })).toBeVisible();
  await expect(pane(page, 3)).toContainText("*****2123");
  await expect(page.getByRole("row").filter({ has: rowOf(page, 3) })).toHaveAttribute("aria-current", "true");
  await expect(rowOf(page, 3)).toBeFocused();
  expect(read.filter((request) => request.startsWith("GET /events"))).toEqual([]);
  expect(read).toContain("POST /events");
  await page.goBack();
  await expect(page).toHaveURL("/events");
  await expect(pane(page, 3)).toHaveCount(0);
});

test("the address of an open detail works by itself", async ({ page }) => {
  const response = await page.goto("/status-changes?q=account:12001&open=0");
  expect(await response?.text()).toContain("Around this event");
  await expect(pane(page, 0)).toContainText("BLOCKED");
  await pane(page, 0).getByRole("link", { name: "Close" }).click();
  await expect(page).toHaveURL("/status-changes?q=account:12001");
  await expect(pane(page, 0)).toHaveCount(0);
  await expect(rowOf(page, 0)).toBeFocused();
});

test("j and k walk through the rows with their details, and Back leaves them all", async ({ page }) => {
  await page.goto("/events?q=account:12001..12003");
  await page.keyboard.press("j");
  await expect(pane(page, 4)).toBeVisible();
  // Faster than the server answers: what is shown is where one stopped.
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("j");
  await expect(page).toHaveURL("/events?q=account:12001..12003&open=1");
  await expect(pane(page, 1)).toContainText("12002");
  await expect(rowOf(page, 1)).toBeFocused();
  await page.keyboard.press("k");
  await expect(pane(page, 2)).toContainText("BLOCKED → NORMAL");
  await page.keyboard.press("ArrowDown");
  await expect(pane(page, 1)).toContainText("12002");
  await page.goBack();
  await expect(page).toHaveURL("/events?q=account:12001..12003");
  await expect(page.getByRole("complementary", { name: /^Event / })).toHaveCount(0);
});

test("o and Enter open the page of the event, Escape closes the detail", async ({ page }) => {
  await page.goto("/events?q=account:12001..12003");
  await rowOf(page, 4).focus();
  await page.keyboard.press("Enter");
  await expect(pane(page, 4)).toContainText("12003");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("complementary", { name: /^Event / })).toHaveCount(0);
  await expect(rowOf(page, 4)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(pane(page, 4)).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Event 4" })).toBeVisible();
  await page.goBack();
  await expect(pane(page, 4)).toContainText("12003");
  await page.keyboard.press("o");
  await expect(page.getByRole("heading", { level: 1, name: "Event 4" })).toBeVisible();
});

test("who types a j types a j", async ({ page }) => {
  await page.goto("/events");
  await page.getByRole("combobox", { name: "Search" }).pressSequentially("jko");
  await expect(page.getByRole("combobox", { name: "Search" })).toHaveValue("jko");
  await expect(page).toHaveURL("/events");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("Control+j");
  await expect(page.getByRole("complementary", { name: /^Event / })).toHaveCount(0);
  await page.keyboard.press("j");
  await expect(pane(page, 4)).toBeVisible();
});

test("behind the last row come the older page, and the end", async ({ page }) => {
  await page.goto("/events?q=account:12500&open=15");
  await expect(pane(page, 15).getByRole("link", { name: "Older page" })).toBeVisible();
  await page.keyboard.press("j");
  await expect(page).toHaveURL(/\/events\?q=account:12500&before=/);
  await page.keyboard.press("k");
  await expect(pane(page, 5)).toBeVisible();
  await page.keyboard.press("j");
  await expect(pane(page, 5).getByRole("status")).toHaveText("This is the last row: there is nothing older.");
});

test("an event that is not among the rows is shown, one that does not exist is told", async ({ page }) => {
  await page.goto("/events?q=account:12500&open=4");
  await expect(pane(page, 4)).toContainText("12003");
  await total(page, 60);
  await page.goto("/events?q=account:1&open=4");
  await expect(pane(page, 4)).toContainText("12003");
  await expect(page.getByRole("heading", { name: "No event matches this search" })).toBeVisible();
  await page.goto("/events?open=4000");
  await expect(pane(page, 4000).getByRole("heading", { name: "There is no such event" })).toBeVisible();
  await total(page, 65);
});

const lens = (page: Page, name: string) => page.getByRole("link", { name, exact: true });

test("a detail leads through a lens to what happened around it, itself included", async ({ page }) => {
  await page.goto("/events?open=0");
  await expect(page.getByRole("region", { name: "Around this event" })).toContainText("does not apply");
  await lens(page, "the same account, ±1 h").click();
  await expect(page).toHaveURL("/events?q=account:12001+since:2026-03-05T11:00Z+until:2026-03-05T13:00Z");
  await total(page, 3);
});

for (const [from, name, count] of [
  ["/events/0", "the same reason, ±5 min", 2],
  ["/status-changes?q=account:12001&open=0", "the same operator, ±1 d", 3],
  ["/phone-edits?q=account:12001&open=3", "the same phone number, ±1 d", 2],
] as const) {
  test(`${from} leads through ${name}`, async ({ page }) => {
    await page.goto(from);
    await lens(page, name).click();
    await expect(page).toHaveURL(/\/events\?q=.*since:2026-03-0\dT\d\d:\d\dZ\+until:/);
    await total(page, count);
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a row is opened, its neighbour too, and closed again", async ({ page }) => {
    await page.goto("/events?q=account:12001..12003");
    await rowOf(page, 4).click();
    await expect(pane(page, 4)).toContainText("12003");
    await pane(page, 4).getByRole("link", { name: "Next row" }).click();
    await expect(page).toHaveURL("/events?q=account:12001..12003&open=3");
    await pane(page, 3).getByRole("link", { name: "Close" }).click();
    await expect(page).toHaveURL("/events?q=account:12001..12003");
  });
});

test("on a phone the detail comes from below and takes the focus", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/events?q=account:12001..12003");
  await rowOf(page, 3).click();
  await expect(pane(page, 3)).toBeFocused();
  await expect(pane(page, 3)).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await pane(page, 3).getByRole("link", { name: "Close" }).click();
  await expect(rowOf(page, 3)).toBeFocused();
});

test("who asks for Portuguese gets it", async ({ browser, server }) => {
  const context = await browser.newContext({ locale: "pt-BR", baseURL: server.url });
  const page = await context.newPage();
  await page.goto("/events?q=account:12001..12003");
  await rowOf(page, 3).click();
  const detail = page.getByRole("complementary", { name: "Evento 3" });
  await expect(detail.getByRole("link", { name: "a mesma conta, ±1 h" })).toBeVisible();
  await context.close();
});

testAccessible("beside an open event", async (page, accessible) => {
  await page.goto("/events?open=3");
  await expect(pane(page, 3)).toBeVisible();
  await accessible();
});
