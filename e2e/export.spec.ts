import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { Page } from "playwright";

import { testAccessible } from "./support/axe.ts";
import { phoneEdit, statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";

// A server of its own: this spec counts everything that is in it, and fills it. It owns the accounts from 12000.
test.use({ serverSettings: { RASTRO_ZONE: "America/Sao_Paulo", RASTRO_EXPORT_SECONDS: "120" }, acceptDownloads: true });

const ANA = "ana@bank.example";
const at = (index: number): string => new Date(Date.parse("2026-03-01T12:00:00Z") + index * 1000).toISOString();

const TRAIL = [
  ...Array.from({ length: 400 }, (_, index) =>
    statusChange({
      at: at(index),
      account: 12000 + (index % 7),
      operator: ANA,
      status: index % 2 ? "NORMAL" : "BLOCKED",
    }),
  ),
  statusChange({ at: at(500), account: 12010, status: "BLOCKED", description: "=1+1;=2" }),
  phoneEdit({ at: at(501), account: 12011, number: "11987652123" }),
];

test.describe.configure({ timeout: 180_000 });

test.beforeAll(async ({ server }) => {
  const { code, stderr } = await server.rastro(["import", "-"], TRAIL.join("\n"));
  expect(code, stderr).toBe(0);
});

const openMenu = (page: Page) => page.getByRole("button", { name: "Export", exact: true }).click();

async function download(page: Page, format: "CSV" | "NDJSON" | "XLSX") {
  await openMenu(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: new RegExp(`^${format}`) }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

const manifestOf = async (page: Page) =>
  (await page.request.get((await page.getByRole("link", { name: "Manifest" }).getAttribute("href")) ?? "")).json();

const countOf = async (server: { rastro: (args: string[]) => Promise<{ stdout: string }> }, search: string) =>
  JSON.parse((await server.rastro(["events", "--count", search])).stdout).count as number;

for (const format of ["CSV", "NDJSON", "XLSX"] as const) {
  test(`the whole result as ${format} has as many rows as the page says, and its manifest tells its hash`, async ({
    page,
  }) => {
    await page.goto("/events?q=account:12000..12011");
    await expect(page.getByText("402 events", { exact: true })).toBeVisible();
    const { name, bytes } = await download(page, format);
    expect(name).toMatch(new RegExp(`^rastro-events-\\d{8}T\\d{6}Z\\.${format.toLowerCase()}$`));
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    await expect(page.getByText("402 events were exported.")).toBeVisible();
    await expect(page.getByText(sha256)).toBeVisible();
    expect(await manifestOf(page)).toMatchObject({
      status: "done",
      search: "account:12000..12011",
      zone: "America/Sao_Paulo",
      mask: "masked",
      rows: 402,
      bytes: bytes.length,
      sha256,
    });
    if (format === "NDJSON") expect(bytes.toString().trim().split("\n")).toHaveLength(402);
    if (format === "CSV") {
      const rows: Record<string, string>[] = parse(bytes, { columns: true });
      expect(rows).toHaveLength(402);
      expect(rows[0]).toMatchObject({
        e164_after: "+5511*****2123",
        "occurred_at America/Sao_Paulo": "2026-03-01T09:08:21.000-03:00",
      });
      expect(rows[1]?.description_after).toBe("'=1+1;'=2");
    }
  });
}

test("an export is the very bytes of the command line", async ({ request, server }) => {
  for (const format of ["csv", "ndjson"]) {
    const exported = await request.get(`/events/export?q=operator:${ANA}&format=${format}&zone=UTC`);
    const printed = await server.rastro(["events", `operator:${ANA}`, "--format", format]);
    expect(await exported.text()).toBe(printed.stdout);
  }
});

test("a list exports what it is about", async ({ page, request }) => {
  await page.goto("/phone-edits?q=account:12000..12011");
  const { bytes } = await download(page, "NDJSON");
  expect(bytes.toString().trim().split("\n")).toHaveLength(1);
  const all = await request.get("/events/export?q=account:12000..12011&format=ndjson");
  expect((await all.text()).trim().split("\n")).toHaveLength(402);
});

test("without a script the links export all the same", async ({ browser, server }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.url, acceptDownloads: true });
  const page = await context.newPage();
  await page.goto("/events?q=account:12010");
  const { bytes } = await download(page, "NDJSON");
  expect(bytes.toString().trim().split("\n")).toHaveLength(1);
  await context.close();
});

test("while events are imported, an export has as many rows as the page it was asked from", async ({
  page,
  server,
}) => {
  const more = Array.from({ length: 6000 }, (_, index) =>
    // Late ones too: they stand among what is exported.
    statusChange({ at: at(index % 400), account: 12500 + (index % 3), operator: ANA, status: `S${index % 5}` }),
  );
  const imported = server.rastro(["import", "-"], more.join("\n"));
  for (let round = 0; round < 2; round += 1) {
    await page.goto(`/events?q=operator:${ANA}`);
    const total = Number(
      (
        await page
          .getByText(/^[\d,]+ events?$/)
          .first()
          .textContent()
      )?.replace(/\D/g, ""),
    );
    const { bytes } = await download(page, "NDJSON");
    expect(bytes.toString().trim().split("\n")).toHaveLength(total);
    expect(total).toBeGreaterThanOrEqual(400);
  }
  expect((await imported).code).toBe(0);
  await page.goto(`/events?q=operator:${ANA}`);
  const { bytes } = await download(page, "CSV");
  expect(parse(bytes, { columns: true })).toHaveLength(await countOf(server, `operator:${ANA}`));
  await expect(page.getByText("6,402 events", { exact: true })).toBeVisible();
});

test.describe("what is not understood is refused as a problem", () => {
  for (const [query, code] of [
    ["q=statsu:BLOCKED", "search_unknown_key"],
    ["q=phone:11987652123", "search_number_in_address"],
    ["q=&format=pdf", "address_invalid"],
    ["query=x", "address_invalid"],
    ["id=1", "address_invalid"],
  ]) {
    test(`${query}`, async ({ request }) => {
      const response = await request.get(`/events/export?${query}`);
      expect(response.status()).toBe(400);
      expect(response.headers()["content-type"]).toBe("application/problem+json");
      expect(await response.json()).toMatchObject({ code, status: 400 });
    });
  }

  test("a manifest that is nowhere", async ({ request }) => {
    for (const id of ["1", "4f3c1b9e-0000-4000-8000-000000000001"]) {
      const response = await request.get(`/events/export/${id}/manifest`);
      expect(response.status()).toBe(404);
      expect(await response.json()).toMatchObject({ code: "not_found" });
    }
  });

  test("other methods", async ({ request, server }) => {
    const headers = { origin: server.url };
    for (const method of ["POST", "PUT", "DELETE", "HEAD"]) {
      expect((await request.fetch("/events/export", { method, headers })).status(), method).toBe(405);
    }
  });
});

testAccessible("in the open menu and its result", async (page, accessible) => {
  await page.goto("/events?q=account:12010");
  await download(page, "CSV");
  await expect(page.getByText("1 event was exported.")).toBeVisible();
  await openMenu(page);
  await accessible();
});
