import { openDetails, testAccessible } from "./support/axe.ts";
import { otherEvent, phoneEdit, statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";

test.use({ serverSettings: { RASTRO_ZONE: "America/Sao_Paulo" } });

const ANA = "ana@bank.example";

// This spec owns the accounts from 5000 to 5999. The first event is older than the thirty days that end at the newest.
const TRAIL = [
  statusChange({ at: "2026-01-01T12:00:00.000Z", account: 5001, operator: "old@bank.example", status: "NORMAL" }),
  statusChange({ at: "2026-03-01T12:00:00.000Z", account: 5001, operator: ANA, status: "BLOCKED" }),
  phoneEdit({ at: "2026-03-02T12:00:00.000Z", account: 5001, operator: ANA, number: "11987652123" }),
  otherEvent({ at: "2026-03-03T12:00:00.000Z", account: 5001, operator: "bia@bank.example" }),
];

test("an empty store says how to begin, and shows no figures", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "No events were recorded yet" })).toBeVisible();
  await expect(page.getByText("npm run -s rastro -- import FILE")).toBeVisible();
  await expect(page.getByText("Events in the ledger")).toHaveCount(0);
});

test.describe("with events", () => {
  test.beforeAll(async ({ server }) => {
    await server.rastro(["import", "-"], TRAIL.join("\n"));
    const refused = { event_id: "e2e-refused", domain: "audit", event_type: "phone_change", schema_version: 1 };
    await server.rastro(["import", "-"], JSON.stringify({ ...refused, timestamp: "2026-03-01T12:00:00Z", data: {} }));
  });

  test("the overview tells how much there is and what happened last", async ({ page }) => {
    await page.goto("/");
    await expect(page).toHaveTitle("Overview · Rastro");
    await expect(page.getByRole("definition").nth(0)).toHaveText("4");
    await expect(page.getByRole("definition").nth(1)).toHaveText("3");
    await expect(page.getByRole("definition").nth(2)).toHaveText("1");
    const rows = page.getByRole("table", { name: "Events, newest first" }).getByRole("row");
    await expect(rows).toHaveCount(5);
    await expect(rows.nth(1)).toContainText("card_change");
  });

  test("thirty days end at the newest event, however old, as a picture and as a table", async ({ page }) => {
    await page.goto("/");
    await expect(page.getByRole("img", { name: /3 events from 02 Feb 2026 to 03 Mar 2026/ })).toBeVisible();
    await page.getByText("As a table").click();
    const days = page.getByRole("table", { name: "Events by day, newest first" });
    await expect(days.getByRole("row")).toHaveCount(31);
    await days.getByRole("link", { name: "02 Mar 2026" }).click();
    await expect(page).toHaveURL("/events?q=since:2026-03-02+until:2026-03-03");
    await expect(page.getByText("1 event", { exact: true })).toBeVisible();
  });

  test("the busiest operators are those of these days", async ({ page }) => {
    await page.goto("/");
    const busiest = page.getByRole("region", { name: "Busiest operators" });
    await expect(busiest.getByRole("listitem")).toHaveText([`${ANA}2`, "bia@bank.example1"]);
    await busiest.getByRole("link", { name: ANA }).click();
    await expect(page.getByRole("heading", { level: 1, name: ANA })).toBeVisible();
  });

  test("what is in quarantine is told by its reason, which leads to it", async ({ page }) => {
    await page.goto("/");
    const quarantine = page.getByRole("region", { name: "In quarantine" });
    await expect(quarantine.getByRole("row", { name: /does not match its published contract/ })).toContainText("1");
    await quarantine.getByRole("link", { name: /does not match its published contract/ }).click();
    await expect(page).toHaveURL("/ingest?code=body_invalid");
    await expect(page.getByRole("link", { name: /^Item \d+$/ })).toHaveCount(1);
  });

  test("who asks for Portuguese gets it", async ({ browser, server }) => {
    const context = await browser.newContext({ locale: "pt-BR", baseURL: server.url });
    const page = await context.newPage();
    for (const [path, heading] of [
      ["/", "Visão geral"],
      ["/operators", "Operadores"],
      ["/accounts/5001", "Conta 5001"],
      ["/accounts/5999", "Nenhum evento menciona a conta 5999"],
    ] as const) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    }
    await context.close();
  });

  test("without scripts the same is there, and the links lead on", async ({ browser, server }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.url });
    const page = await context.newPage();
    await page.goto("/");
    await page.getByRole("region", { name: "Busiest operators" }).getByRole("link", { name: ANA }).click();
    await page.getByRole("table").getByRole("link", { name: "5001" }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: "Account 5001" })).toBeVisible();
    await page.goto("/operators");
    await page.getByRole("searchbox").fill("bia");
    await page.getByRole("button", { name: "Filter" }).click();
    await expect(page.getByText("1 operator, the busiest first.")).toBeVisible();
    await context.close();
  });

  for (const [path, lead] of [
    ["/", null],
    ["/operators", null],
    ["/operators", ANA],
    ["/accounts/5001", null],
    ["/accounts/5999", null],
  ] as const)
    testAccessible(`at ${path}${lead ? ", one of them" : ""}`, async (page, accessible) => {
      await page.goto(path);
      if (lead) await page.goto((await page.getByRole("link", { name: lead }).getAttribute("href")) ?? "");
      await openDetails(page);
      await accessible();
    });
});
