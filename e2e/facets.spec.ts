import type { Page } from "playwright";

import { openDetails, testAccessible } from "./support/axe.ts";
import { otherEvent, phoneEdit, statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";

// A server of its own: this spec counts everything that is in it. It owns the accounts from 9000 to 9999.
test.use({ serverSettings: { RASTRO_ZONE: "America/Sao_Paulo" } });

const [ANA, BIA] = ["ana@bank.example", "bia@bank.example"];
const FRAUD = { reasonId: 3, reason: "SUSPEITA DE FRAUDE" };

const TRAIL = [
  ...Array.from({ length: 12 }, (_, index) =>
    statusChange({
      at: `2026-03-0${1 + (index % 4)}T12:00:00.000Z`,
      account: 9001,
      operator: `op${String(index).padStart(2, "0")}@bank.example`,
      roles: ["crm-operator", "treasury-master"],
      status: "NORMAL",
    }),
  ),
  statusChange({ at: "2026-03-05T12:00:00.000Z", account: 9002, operator: ANA, status: "BLOCKED", ...FRAUD }),
  statusChange({ at: "2026-03-05T13:00:00.000Z", account: 9003, operator: ANA, status: "BLOCKED", ...FRAUD }),
  statusChange({ at: "2026-03-05T14:00:00.000Z", account: 9003, operator: BIA, status: "NORMAL" }),
  phoneEdit({ at: "2026-03-09T12:00:00.000Z", account: 9004, operator: BIA, number: "11987652123" }),
  otherEvent({ at: "2026-03-09T13:00:00.000Z", account: 9005, operator: BIA }),
];

test.beforeAll(async ({ server }) => {
  const { code, stderr } = await server.rastro(["import", "-"], TRAIL.join("\n"));
  expect(code, stderr).toBe(0);
});

const facet = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Narrow down" }).getByRole("list", { name, exact: true });
const total = (page: Page, count: number) =>
  expect(page.getByText(`${count} event${count === 1 ? "" : "s"}`, { exact: true })).toBeVisible();

test.describe("beside the table", () => {
  test.use({ viewport: { width: 1440, height: 900 } });

  test("a value includes itself, a second one joins it, and a click again removes it", async ({ page }) => {
    await page.goto("/events");
    await facet(page, "Operator")
      .getByRole("link", { name: `${BIA} 3` })
      .click();
    await expect(page).toHaveURL(`/events?q=operator:${BIA}`);
    await total(page, 3);
    await facet(page, "Operator")
      .getByRole("link", { name: `${ANA} 2` })
      .click();
    await expect(page).toHaveURL(`/events?q=operator:${BIA},${ANA}`);
    await total(page, 5);
    const chosen = facet(page, "Operator").getByRole("link", { name: `${BIA} 3` });
    await expect(chosen).toHaveAttribute("aria-current", "true");
    await chosen.click();
    await expect(page).toHaveURL(`/events?q=operator:${ANA}`);
    await total(page, 2);
    await expect(facet(page, "Operator").getByRole("link", { name: `${BIA} 3` })).not.toHaveAttribute("aria-current");
  });

  test("a value is excluded by its second link, by keyboard too, and let in again", async ({ page }) => {
    await page.goto("/events?size=100");
    await facet(page, "Status").getByRole("link", { name: "NORMAL 13" }).focus();
    await page.keyboard.press("Tab");
    const exclude = facet(page, "Status").getByRole("link", { name: "Exclude NORMAL" });
    await expect(exclude).toBeFocused();
    await expect(exclude).toHaveCSS("opacity", "1");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/events?q=-status:NORMAL&size=100");
    await total(page, 4);
    await facet(page, "Status").getByRole("link", { name: "Stop excluding NORMAL" }).click();
    await expect(page).toHaveURL("/events?size=100");
    await total(page, 17);
  });

  test("every count is the number of events that its link leads to, none included", async ({ page }) => {
    await page.goto("/events?q=until:2026-03-09+-operator:op00@bank.example");
    const nav = page.getByRole("navigation", { name: "Narrow down" });
    const links = await nav
      .locator("li a:first-child")
      .evaluateAll((all) => all.map((link) => [link.getAttribute("href") ?? "", link.textContent ?? ""] as const));
    expect(links.length).toBeGreaterThan(12);
    expect(links.filter(([, text]) => text.startsWith("none"))).not.toEqual([]);
    for (const [href, text] of links.filter(([href]) => !href.includes("op"))) {
      await page.goto(href);
      await total(page, Number(/(\d+)$/.exec(text)?.[1]));
    }
  });

  test("ten values are shown, and how many others there are", async ({ page }) => {
    await page.goto("/events");
    await expect(facet(page, "Operator").getByRole("listitem")).toHaveCount(10);
    await expect(page.getByText("and 4 others", { exact: true })).toBeVisible();
    await expect(facet(page, "Reason").getByRole("link", { name: "3 · SUSPEITA DE FRAUDE 2" })).toBeVisible();
    await expect(facet(page, "Role").getByRole("link", { name: "treasury-master 12" })).toBeVisible();
  });

  test("what was chosen can be removed where nothing was found", async ({ page }) => {
    await page.goto("/events?q=operator:nobody+account:9001");
    await expect(page.getByRole("heading", { name: "No event matches this search" })).toBeVisible();
    await expect(page.getByRole("figure", { name: "Over time" })).toHaveCount(0);
    await facet(page, "Operator").getByRole("link", { name: "nobody 0" }).click();
    await expect(page).toHaveURL("/events?q=account:9001");
    await total(page, 12);
  });
});

test("a bar leads to its part of the result, as the row of its table does", async ({ page }) => {
  await page.goto("/events?q=account:9002..9005+since:2026-03-01");
  const figure = page.getByRole("figure", { name: "Over time" });
  await expect(figure.getByRole("img", { name: /from 01 Mar 2026 00:00 to 09 Mar 2026 06:00/ })).toBeVisible();
  await figure.getByText("As a table").click();
  const rows = figure.getByRole("table", { name: "Events by six hours, newest first" }).getByRole("row");
  await expect(rows).toHaveCount(1 + 9 * 4 - 2);
  const bar = figure.locator('a[data-column^="2026-03-05T06:00"]');
  const plot = await page.getByRole("group", { name: "Columns over time" }).boundingBox();
  // Four columns a day, from the first of March on.
  await page.mouse.move((plot?.x ?? 0) + ((plot?.width ?? 0) * (4 * 4 + 1.5)) / (9 * 4 - 2), (plot?.y ?? 0) + 40);
  await expect(bar).toBeVisible();
  const row = figure.getByRole("table").getByRole("link", { name: "05 Mar 2026 06:00" });
  expect(await row.getAttribute("href")).toBe(await bar.getAttribute("href"));
  await bar.click();
  await expect(page).toHaveURL(
    "/events?q=account:9002..9005+since:2026-03-05T06:00+until:2026-03-05T12:00&chart=table",
  );
  await total(page, 3);
  await expect(figure.getByText("a column is a quarter of an hour")).toBeVisible();
  await figure.getByRole("link", { name: "Without the table" }).click();
  await expect(figure.getByRole("table")).toHaveCount(0);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 1440, height: 900 } });

  for (const path of ["/events", "/status-changes", "/phone-edits"]) {
    test(`${path} narrows by its links`, async ({ page }) => {
      await page.goto(path);
      const line = facet(page, "Operator").getByRole("listitem").filter({ hasText: BIA });
      const count = Number(/(\d+)$/.exec((await line.textContent()) ?? "")?.[1]);
      await line.getByRole("link").first().click();
      await expect(page).toHaveURL(`${path}?q=operator:${BIA}`);
      await expect(page.getByRole("table").locator("tbody tr")).toHaveCount(count);
      await expect(page.getByRole("figure", { name: "Over time" })).toBeVisible();
      await page.getByRole("link", { name: `Exclude ${BIA}` }).click();
      await expect(page).toHaveURL(`${path}?q=-operator:${BIA}`);
    });
  }
});

test("where it is narrow the facets are folded above the table", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/events");
  await expect(facet(page, "Operator")).toBeHidden();
  await page.getByText("Narrow down", { exact: true }).click();
  await facet(page, "Operator")
    .getByRole("link", { name: `${BIA} 3` })
    .click();
  await expect(page.getByText("Narrow down (1)", { exact: true })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test("who asks for Portuguese gets it", async ({ browser, server }) => {
  const context = await browser.newContext({ locale: "pt-BR", baseURL: server.url });
  const page = await context.newPage();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/events?q=-status:NORMAL");
  await expect(page.getByRole("figure", { name: "Ao longo do tempo" })).toContainText("cada coluna é uma hora");
  const nav = page.getByRole("navigation", { name: "Refinar" });
  await expect(nav.getByRole("link", { name: "Deixar de excluir NORMAL" })).toBeVisible();
  await expect(nav.getByRole("list", { name: "Papel" })).toBeVisible();
  await context.close();
});

testAccessible("beside a list with its facets open", async (page, accessible) => {
  await page.goto(`/events?q=operator:${ANA},${BIA}+-status:NORMAL`);
  await openDetails(page);
  await accessible();
});
