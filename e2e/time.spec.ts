import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright";

import { phoneEdit, statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";

// A server of its own: this spec counts everything that is in it, and adds to it. It owns the accounts from 12000 to 12999.
test.use({ serverSettings: { RASTRO_ZONE: "America/Sao_Paulo" } });

const [ANA, BIA] = ["ana@bank.example", "bia@bank.example"];
const HOUR = 3_600_000;
const ago = (hours: number) => new Date(Date.now() - hours * HOUR).toISOString();

const TRAIL = [
  statusChange({ at: "2026-03-01T12:00:00.000Z", account: 12001, operator: ANA, status: "NORMAL" }),
  statusChange({ at: "2026-03-03T02:30:00.125Z", account: 12001, operator: BIA, status: "BLOCKED" }),
  phoneEdit({ at: "2026-03-03T02:40:00.000Z", account: 12002, operator: BIA, number: "11987652123" }),
  statusChange({ at: "2026-03-03T03:10:00.000Z", account: 12003, operator: BIA, status: "BLOCKED" }),
  statusChange({ at: ago(3), account: 12004, operator: ANA, status: "BLOCKED" }),
  statusChange({ at: ago(30), account: 12004, operator: ANA, status: "NORMAL" }),
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
    await page.getByText("Times in America/Sao_Paulo").click();
    await page.getByRole("button", { name: "Europe/Lisbon" }).click();
    await expect(page.getByRole("columnheader", { name: "When Europe/Lisbon" })).toBeVisible();
    await expect(page).toHaveURL("/events?q=account:12001");
    await page.goto("/accounts/12001");
    await expect(page.getByRole("region", { name: "Status" })).toContainText("03 Mar 2026 02:30:00");
    await expect(page.getByRole("button", { name: "Time zone: Europe/Lisbon" })).toBeVisible();
    await context.close();
  });
});

test.describe("a frozen link", () => {
  test("shows the same rows after more was recorded, late events too, and says that it does", async ({
    page,
    server,
  }) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto("/events?q=account:12004+last:24h");
    await total(page, 1);
    await expect(rows(page).first()).toContainText("NORMAL → BLOCKED");
    await page.getByRole("button", { name: "Copy link" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Link copied" })).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link).toMatch(/\/events\?q=account:12004\+since:\S+\+until:\S+&zone=America\/Sao_Paulo&ledger=\d+$/);

    const more = [
      statusChange({ at: ago(4), account: 12004, operator: BIA, status: "CANCELED" }),
      statusChange({ at: ago(1), account: 12004, operator: BIA, status: "NORMAL" }),
    ];
    expect((await server.rastro(["import", "-"], more.join("\n"))).code).toBe(0);
    await page.goto(link);
    await total(page, 1);
    await expect(rows(page).first()).toContainText("NORMAL → BLOCKED");
    await expect(page.getByRole("note")).toContainText(/the first \d+ of \d+ events/);
    await page.getByRole("link", { name: "Show current" }).click();
    await total(page, 2);
    await page.goto("/events?q=account:12004+last:24h");
    await total(page, 3);
    await expect(rows(page).nth(1)).toContainText("CANCELED → BLOCKED");
  });

  test("is a plain link where no script runs", async ({ browser, server }) => {
    const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto("/events?q=account:12001&size=100");
    await page.getByRole("link", { name: "Frozen link" }).click();
    await expect(page).toHaveURL(/\/events\?q=account:12001&size=100&zone=America\/Sao_Paulo&ledger=\d+$/);
    await total(page, 2);
    await page.getByRole("button", { name: "Time zone: America/Sao_Paulo" }).click();
    await page.getByRole("link", { name: "UTC" }).click();
    await expect(rows(page).first()).toContainText("02:30:00");
    await context.close();
  });

  test("is there to be taken by hand where the clipboard is out of reach", async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
    await page.goto("/events?q=-last:24h");
    await page.getByRole("button", { name: "Copy link" }).click();
    await expect(page.getByText("Take it from here")).toBeVisible();
    const address = page.getByRole("textbox", { name: "Frozen address" });
    await expect(address).toBeFocused();
    // What leaves out a time cannot be said with a start and an end: the instant goes along instead.
    await expect(address).toHaveValue(/\/events\?q=-last:24h&zone=\S+&ledger=\d+&now=\S+Z$/);
  });

  test("of more events than there are is refused by name", async ({ page, pageErrors }) => {
    pageErrors.allow(/400/);
    const answer = await page.goto("/events?ledger=999999");
    expect(answer?.status()).toBe(400);
    await expect(page.getByText("ledger", { exact: true })).toBeVisible();
  });
});

test.describe("several accounts in one timeline", () => {
  test("are asked for from their list, and each event says its account", async ({ page }) => {
    await page.goto("/events?q=account:12003,12001,12002");
    await page.getByRole("link", { name: "Follow in one timeline" }).click();
    await expect(page).toHaveURL("/accounts/12001,12002,12003");
    const items = page.getByRole("list", { name: "Timeline" }).getByRole("listitem");
    await expect(items).toHaveCount(4);
    await expect(items.nth(0)).toContainText("Account 12003");
    await expect(items.nth(1)).toContainText(/Account 12002.*MOBILE phone/);
    await expect(items.nth(1)).toContainText("same operator as below");
    await expect(items.nth(2)).toContainText(/Account 12001.*NORMAL → BLOCKED/);
    const now = page.getByRole("list", { name: "What they are now" }).getByRole("listitem");
    await expect(now).toHaveCount(3);
    await expect(now.nth(0)).toContainText("BLOCKED");
    await expect(now.nth(1)).toContainText("No event tells the status");
    await page.getByRole("link", { name: "Leave out account 12002" }).click();
    await expect(page).toHaveURL("/accounts/12001,12003");
    await expect(items).toHaveCount(3);
  });

  test("come together by a form, without scripts, in our spelling", async ({ browser, server }) => {
    const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto("/accounts/12003?zone=UTC");
    await page.getByLabel("Follow together with account").fill("12001, 12999");
    await page.getByRole("button", { name: "Follow" }).click();
    await expect(page).toHaveURL("/accounts/12001,12003,12999?zone=UTC");
    await expect(page.getByRole("note")).toHaveText("No event names this account: 12999");
    await expect(page.getByRole("list", { name: "Timeline" }).getByRole("listitem").first()).toContainText("03:10:00");
    await page.goto("/accounts/12003,12001,12001");
    await expect(page).toHaveURL("/accounts/12001,12003");
    await context.close();
  });

  test("of which nothing is known are not found, and too many are refused by name", async ({ page, pageErrors }) => {
    pageErrors.allow(/404|400/);
    expect((await page.goto("/accounts/12998,12999"))?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toContainText("12998");
    expect((await page.goto("/accounts/1,2,3,4,5,6,7,8,9,10,11"))?.status()).toBe(400);
    expect((await page.goto("/accounts/12001?with=ana"))?.status()).toBe(400);
    await expect(page.getByText("with", { exact: true })).toBeVisible();
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

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    for (const path of [
      "/events?q=account:12001,12002&ledger=3&zone=UTC",
      "/accounts/12001,12002,12003,12999",
      "/events/1",
    ]) {
      test(`axe finds nothing on ${path} in the ${colorScheme}, ${width} wide`, async ({ browser, server }) => {
        const context = await browser.newContext({
          colorScheme,
          baseURL: server.url,
          viewport: { width, height: 900 },
        });
        const page = await context.newPage();
        await page.goto(path);
        await page
          .locator("details")
          .evaluateAll((all) => all.forEach((details) => void details.setAttribute("open", "")));
        await page.getByRole("button", { name: /^Time zone:/ }).click();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
        await context.close();
      });
    }
  }
}
