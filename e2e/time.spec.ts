import type { Page } from "playwright";

import { openDetails, testAccessible } from "./support/axe.ts";
import { phoneEdit, statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";

// A server of its own: this spec counts everything that is in it. It owns the accounts from 12000 to 12099.
test.use({ serverSettings: { RASTRO_ZONE: "America/Sao_Paulo" } });

const [ANA, BIA] = ["ana@bank.example", "bia@bank.example"];

const TRAIL = [
  statusChange({ at: "2026-03-01T12:00:00.000Z", account: 12001, operator: ANA, status: "NORMAL" }),
  statusChange({ at: "2026-03-03T02:30:00.125Z", account: 12001, operator: BIA, status: "BLOCKED" }),
  phoneEdit({ at: "2026-03-03T02:40:00.000Z", account: 12002, operator: BIA, number: "11987652123" }),
  statusChange({ at: "2026-03-03T03:10:00.000Z", account: 12003, operator: BIA, status: "BLOCKED" }),
];

test.beforeAll(async ({ server }) => {
  const { code, stderr } = await server.rastro(["import", "-"], TRAIL.join("\n"));
  expect(code, stderr).toBe(0);
});

const total = (page: Page, count: number) =>
  expect(page.getByText(`${count} event${count === 1 ? "" : "s"}`, { exact: true })).toBeVisible();
const rows = (page: Page) => page.getByRole("table", { name: "Events, newest first" }).locator("tbody tr");
const switchTo = async (page: Page, zone: string) => {
  await page.getByRole("button", { name: /^Time zone:/ }).click();
  await page.getByRole("link", { name: zone }).click();
};

test.describe("the zone of a page", () => {
  test("is switched in place: the same events by another clock, named in the column's heading", async ({ page }) => {
    await page.goto("/events?q=account:12001+since:2026-03-02T23:30");
    await total(page, 1);
    await expect(page.getByRole("columnheader", { name: "When America/Sao_Paulo" })).toBeVisible();
    await expect(rows(page).first()).toContainText("02 Mar 2026 23:30:00");
    await switchTo(page, "UTC");
    await expect(page).toHaveURL("/events?q=account:12001+since:2026-03-03T02:30&zone=UTC");
    await expect(page.getByRole("columnheader", { name: "When UTC" })).toBeVisible();
    await expect(rows(page).first()).toContainText("03 Mar 2026 02:30:00");
    await total(page, 1);
    await switchTo(page, "America/Sao_Paulo");
    await expect(page).toHaveURL("/events?q=account:12001+since:2026-03-02T23:30");
    await expect(rows(page).first()).toContainText("02 Mar 2026 23:30:00");
  });

  test("decides what a start without an offset means, and where the columns of the histogram begin", async ({
    page,
  }) => {
    await page.goto("/events?q=account:12001,12002,12003+since:2026-03-03&zone=UTC");
    await total(page, 3);
    await expect(
      page
        .getByText("by the clocks of UTC")
        .or(page.getByText(/· .*UTC/))
        .first(),
    ).toBeVisible();
    await page.goto("/events?q=account:12001,12002,12003+since:2026-03-03");
    await total(page, 1);
  });

  test("is told with UTC and the viewer's own, to the millisecond, to those who hover", async ({ page }) => {
    await page.goto("/events?q=account:12001+status:BLOCKED&zone=Asia/Tokyo");
    await rows(page).getByRole("time").first().hover();
    await expect(rows(page).getByRole("time").first()).toHaveAttribute(
      "title",
      [
        "03 Mar 2026 11:30:00.125 +09:00 Asia/Tokyo",
        "02 Mar 2026 23:30:00.125 −03:00 America/Sao_Paulo",
        "03 Mar 2026 02:30:00.125 UTC",
      ].join("\n"),
    );
  });

  test("goes along to the event, the account, the operator and back to a list", async ({ page }) => {
    await page.goto("/events?q=account:12001+status:BLOCKED&zone=UTC");
    await rows(page).getByRole("link", { name: "12001" }).click();
    await expect(page).toHaveURL("/accounts/12001?zone=UTC");
    await expect(page.getByRole("region", { name: "Status" })).toContainText("03 Mar 2026 02:30:00");
    await page.getByRole("region", { name: "Status" }).getByRole("link", { name: BIA }).click();
    await expect(page).toHaveURL(/\/operators\/\d+\?zone=UTC/);
    await expect(page.getByText("03 Mar 2026 02:30:00").first()).toBeVisible();
    await rows(page).first().getByRole("link").first().click();
    await expect(page).toHaveURL(/\/events\/\d+\?zone=UTC/);
    await page.getByRole("link", { name: "72 h before" }).click();
    await expect(page).toHaveURL(/\/events\?q=account:\d+\+since:.*&zone=UTC/);
  });

  for (const path of ["/", "/operators", "/operators/1", "/accounts/12001", "/events/1"]) {
    test(`is switched on ${path} too, and nonsense is refused by name`, async ({ page, pageErrors }) => {
      await page.goto(path);
      await switchTo(page, "UTC");
      await expect(page).toHaveURL(`${path}?zone=UTC`);
      await expect(page.getByRole("button", { name: "Time zone: UTC" })).toBeVisible();
      pageErrors.allow(/400/);
      const answer = await page.goto(`${path}?zone=Mars/Olympus`);
      expect(answer?.status()).toBe(400);
      await expect(page.getByText("zone", { exact: true })).toBeVisible();
    });
  }

  test("is the browser's own once somebody says so, on every page", async ({ browser, server }) => {
    const context = await browser.newContext({ baseURL: server.url, timezoneId: "Europe/Lisbon" });
    const page = await context.newPage();
    await page.goto("/events?q=account:12001");
    await page.getByText("Times in America/Sao_Paulo", { exact: true }).click();
    await page.getByRole("button", { name: "Europe/Lisbon" }).click();
    await expect(page.getByRole("columnheader", { name: "When Europe/Lisbon" })).toBeVisible();
    await expect(page).toHaveURL("/events?q=account:12001");
    await page.goto("/accounts/12001");
    await expect(page.getByRole("region", { name: "Status" })).toContainText("03 Mar 2026 02:30:00");
    await expect(page.getByRole("button", { name: "Time zone: Europe/Lisbon" })).toBeVisible();
    await context.close();
  });
});

test.describe("a period relative to an instant", () => {
  test("is written as a start and an end by the page, without scripts", async ({ browser, server }) => {
    const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto("/events?q=account:12001,12003");
    await page.getByText("Before, after or around an instant").click();
    await page.getByLabel("Length").fill("1h");
    await page.getByLabel("Which side").selectOption("before and after");
    await page.getByLabel("Instant", { exact: true }).fill("2026-03-03 00:00");
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await expect(page).toHaveURL("/events?q=account:12001,12003+since:2026-03-02T23:00+until:2026-03-03T01:00");
    await total(page, 2);
    await context.close();
  });

  test("is refused by name, with what was typed still there", async ({ page, pageErrors }) => {
    pageErrors.allow(/400/);
    const answer = await page.goto("/events?span=soon&side=before&at=2026-03-03");
    expect(answer?.status()).toBe(400);
    await expect(page.getByLabel("Length")).toHaveValue("soon");
    await expect(page.getByLabel("Length")).toHaveAttribute("aria-invalid", "true");
  });
});

test("in Portuguese it says the same", async ({ browser, server }) => {
  const context = await browser.newContext({
    baseURL: server.url,
    locale: "pt-BR",
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  await page.goto("/events?q=account:12001&ledger=2");
  await expect(page.getByRole("note")).toContainText("os primeiros 2 de");
  await expect(page.getByRole("link", { name: "Mostrar o atual" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Copiar link" })).toBeVisible();
  await page.getByRole("button", { name: "Fuso horário: America/Sao_Paulo" }).click();
  await expect(page.getByRole("link", { name: "America/Sao_Paulo seu" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.goto("/accounts/12001,12002");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Contas 12001, 12002");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await context.close();
});

for (const path of [
  "/events?q=account:12001,12002&ledger=3&zone=UTC",
  "/accounts/12001,12002,12003,12099",
  "/events/1",
])
  testAccessible(`on ${path}`, async (page, accessible) => {
    await page.goto(path);
    await openDetails(page);
    await page.getByRole("button", { name: /^Time zone:/ }).click();
    await accessible();
  });
