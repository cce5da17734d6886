import { phoneEdit, statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";

test.use({ serverSettings: { RASTRO_ZONE: "America/Sao_Paulo" } });

const ANA = "ana@bank.example";
const CID = "cid@bank.example";
const NOBODY = "[email protected]";

// This spec owns the accounts from 4000 to 4999.
const TRAIL = [
  statusChange({ at: "2026-03-01T12:00:00.000Z", account: 4001, operator: ANA, status: "NORMAL", roles: ["crm"] }),
  // Still the first of March in São Paulo.
  statusChange({
    at: "2026-03-02T01:00:00.000Z",
    account: 4001,
    operator: ANA,
    status: "BLOCKED",
    roles: ["crm", "master"],
  }),
  phoneEdit({ at: "2026-03-03T12:00:00.000Z", account: 4002, operator: ANA, number: "11987652123", roles: ["master"] }),
  statusChange({ at: "2026-03-04T12:00:00.000Z", account: 4003, operator: NOBODY, status: "NORMAL" }),
  statusChange({ at: "2026-03-04T13:00:00.000Z", account: 4003, operator: CID, status: "BLOCKED" }),
];

test.beforeAll(async ({ server }) => {
  const { code, stderr } = await server.rastro(["import", "-"], TRAIL.join("\n"));
  expect(code, stderr).toBe(0);
});

test("operators are listed by how much they did, and filtered by a part of their e-mail", async ({ page }) => {
  await page.goto("/operators");
  const rows = page.getByRole("table", { name: "Operators" }).getByRole("row");
  await expect(page.getByText("3 operators, the busiest first.")).toBeVisible();
  await expect(rows.nth(1)).toContainText(ANA);
  await expect(rows.nth(1)).toContainText("60.0%");
  await page.getByRole("searchbox", { name: "Part of the e-mail" }).fill("CID@");
  await page.getByRole("button", { name: "Filter" }).click();
  await expect(page).toHaveURL("/operators?email=CID%40");
  await expect(page.getByText("1 operator, the busiest first.")).toBeVisible();
  await page.getByRole("link", { name: "Show all" }).click();
  await expect(rows).toHaveCount(4);
});

test("a filter that fits nobody says so", async ({ page }) => {
  await page.goto("/operators?email=nobody-has-this");
  await expect(page.getByText("None of the 3 known operators has “nobody-has-this” in the e-mail.")).toBeVisible();
  await expect(page.getByRole("searchbox")).toHaveValue("nobody-has-this");
});

test("an operator shows how much, what and when they did", async ({ page }) => {
  await page.goto("/operators");
  await page.getByRole("link", { name: ANA }).click();
  await expect(page).toHaveTitle(`${ANA} · Rastro`);
  await expect(page.getByRole("heading", { level: 1, name: ANA })).toBeVisible();
  await expect(page.getByRole("definition").nth(0)).toHaveText("3");
  await expect(page.getByRole("definition").nth(1)).toHaveText("2");
  const picture = page.getByRole("img", { name: /^By day 3 events of this operator from .* to 03 Mar 2026/ });
  await expect(picture).toBeVisible();
});

test("an operator's newest events do not name them again, and each column has its own width", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/operators");
  await page.getByRole("link", { name: ANA }).click();
  const table = page.getByRole("region", { name: "Newest events" }).getByRole("table");
  const heads = table.getByRole("columnheader");
  await expect(heads).toHaveText([/^When/, "What", "Account", "Origin", "Reason"]);
  const widths = await heads.evaluateAll((all) => all.map((head) => head.clientWidth));
  expect(Math.max(...widths)).toBe(widths[1]);
});

test("the days of the chart are those of the viewer's zone, and stand in a table too", async ({ page }) => {
  await page.goto("/operators");
  await page.getByRole("link", { name: ANA }).click();
  await page.getByText("As a table").click();
  const days = page.getByRole("table", { name: "Events by day, newest first" });
  await expect(days.getByRole("row", { name: /^01 Mar 2026/ })).toHaveText("01 Mar 2026202");
  await expect(days.getByRole("row", { name: /^03 Mar 2026/ })).toHaveText("03 Mar 2026011");
  await days.getByRole("link", { name: "01 Mar 2026" }).click();
  await expect(page).toHaveURL(`/events?q=operator:${ANA}+since:2026-03-01+until:2026-03-02`);
  await expect(page.getByText("2 events", { exact: true })).toBeVisible();
});

test("an operator's counts lead to their events", async ({ page }) => {
  await page.goto("/operators");
  await page.getByRole("link", { name: ANA }).click();
  await page.getByRole("region", { name: "By event" }).getByRole("link", { name: "phone_change" }).click();
  await expect(page).toHaveURL(`/events?q=event:phone_change+operator:${ANA}`);
  await expect(page.getByText("1 event", { exact: true })).toBeVisible();
  await page.goBack();
  await page.getByRole("link", { name: "All 3 events" }).click();
  await expect(page).toHaveURL(`/events?q=operator:${ANA}`);
});

test("roles are rebuilt from the events: what was gained and what was lost", async ({ page }) => {
  await page.goto("/operators");
  await page.getByRole("link", { name: ANA }).click();
  const periods = page.getByRole("region", { name: "Roles over time" }).getByRole("list").first().locator("> li");
  await expect(periods).toHaveCount(3);
  await expect(periods.nth(0)).toContainText("Since 03 Mar 2026 09:00:00");
  await expect(periods.nth(0)).toContainText(/crm\s*lost/);
  await expect(periods.nth(1)).toContainText(/master\s*gained/);
  await expect(periods.nth(2)).toContainText("From 01 Mar 2026");
});

test("what is no address has no page, and leads to its events", async ({ page }) => {
  await page.goto("/operators?email=protected");
  await expect(page.getByText("not an address", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: NOBODY }).click();
  await expect(page).toHaveURL(/\/events\?q=operator:/);
  await expect(page.getByText("1 event", { exact: true })).toBeVisible();
});

for (const id of ["999999", "abc", "-1"]) {
  test(`operator ${id} is not there, and the page says so without a script`, async ({ browser, server }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.url });
    const page = await context.newPage();
    const response = await page.goto(`/operators/${id}`);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: `There is no operator ${id}` })).toBeVisible();
    await context.close();
  });
}
