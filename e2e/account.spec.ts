import { otherEvent, phoneEdit, statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";

test.use({ serverSettings: { RASTRO_ZONE: "America/Sao_Paulo" } });

const ANA = "ana@bank.example";
const BIA = "bia@bank.example";

// This spec owns the accounts from 3000 to 3999. On 3001 a phone is edited, and within the hour the same hand unblocks.
const TRAIL = [
  phoneEdit({ at: "2026-03-01T12:00:00.000Z", account: 3001, operator: ANA, number: "11987652123", phone: 7 }),
  statusChange({ at: "2026-03-13T15:00:00.000Z", account: 3001, operator: ANA, status: "BLOCKED", reasonId: 3 }),
  phoneEdit({ at: "2026-03-14T15:00:00.000Z", account: 3001, operator: BIA, number: "41987655148", phone: 7 }),
  statusChange({ at: "2026-03-14T15:17:00.000Z", account: 3001, operator: BIA, status: "NORMAL" }),
  phoneEdit({
    at: "2026-03-14T15:18:00.000Z",
    account: 3001,
    operator: BIA,
    number: "1133334444",
    phone: 8,
    active: false,
  }),
  otherEvent({ at: "2026-03-14T16:00:00.000Z", account: 3001, operator: "[email protected]" }),
  // The same status again: it has been so since the first of them.
  statusChange({ at: "2026-03-15T15:00:00.000Z", account: 3001, operator: ANA, status: "NORMAL" }),
  ...Array.from({ length: 10 }, (_, phone) =>
    phoneEdit({ at: `2026-03-01T1${phone}:00:00.000Z`, account: 3002, number: "11987652123", phone }),
  ),
  ...Array.from({ length: 230 }, (_, index) =>
    statusChange({
      at: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
      account: 3003,
      status: index % 2 === 0 ? "BLOCKED" : "NORMAL",
    }),
  ),
];

const REGISTRY = {
  id: "70994",
  customer_id: 42,
  area_code: "41",
  number: "987655148",
  type: "m",
  level_id: "N",
  has_sms: true,
  has_whatsapp: false,
  insert_origin: "MANUAL",
  inserted_by: 135,
  country_code: "55",
  country_iso2: "br",
  full_number: "41987655148",
  full_number_cc: "+55 41987655148",
  has_whatsapp_api: false,
  wa_is_business: false,
  wa_is_enterprise: false,
};

test.beforeAll(async ({ server }) => {
  const { code, stderr } = await server.rastro(["import", "-"], TRAIL.join("\n"));
  expect(code, stderr).toBe(0);
});

test("an account tells its status: since when, by whom, and that no reason was given", async ({ page }) => {
  await page.goto("/accounts/3001");
  const status = page.getByRole("region", { name: "Status" });
  await expect(status.getByText("NORMAL")).toBeVisible();
  await expect(status).toContainText("since 14 Mar 2026 12:17:00");
  await expect(status.getByRole("link", { name: BIA })).toBeVisible();
  await expect(status).toContainText("no reason given");
});

test("an account tells its phones, masked, those that were removed too", async ({ page }) => {
  await page.goto("/accounts/3001");
  const phones = page.getByRole("table", { name: "Phones as the events tell" });
  await expect(phones.getByRole("row", { name: /MOBILE phone 7/ })).toContainText("(41) *****5148");
  await expect(phones.getByRole("row", { name: /MOBILE phone 7/ })).toContainText(/active\s*valid/);
  await expect(phones.getByRole("row", { name: /MOBILE phone 8/ })).toContainText("removed");
  await expect(phones.getByRole("row", { name: /MOBILE phone 8/ })).toContainText("or earlier");
  expect(await page.content()).not.toContain("87655148");
});

test("a timeline follows the account, newest first: lanes, before and after, pauses, and the same hand", async ({
  page,
}) => {
  await page.goto("/accounts/3001");
  const items = page.getByRole("list", { name: "Timeline" }).getByRole("listitem");
  await expect(items).toHaveCount(7);
  await expect(items.nth(1)).toContainText("card_change");
  await expect(items.nth(1)).toContainText("Other events");
  await expect(items.nth(3)).toContainText("BLOCKED → NORMAL");
  await expect(items.nth(3)).toContainText("17 minutes after the one below");
  await expect(items.nth(3)).toContainText("same operator as below");
  await expect(items.nth(4)).toContainText(/phone 7.*\(11\) \*+2123 → \(41\) \*+5148/);
  await expect(items.nth(6)).toContainText("12 days earlier");
  await expect(page.getByRole("list", { name: "Lanes" }).getByRole("listitem")).toHaveText([
    "Status",
    /phone 8/,
    /phone 7/,
    "Other events",
  ]);
});

test("the oldest first is an address of its own", async ({ page }) => {
  await page.goto("/accounts/3001");
  await page.getByRole("link", { name: "oldest first" }).click();
  await expect(page).toHaveURL("/accounts/3001?order=oldest");
  const items = page.getByRole("list", { name: "Timeline" }).getByRole("listitem");
  await expect(items.first()).toContainText("first seen");
  await expect(items.nth(1)).toContainText("12 days later");
  await expect(items.nth(3)).toContainText("17 minutes after the one above");
});

test("an event and an operator are one step away", async ({ page }) => {
  await page.goto("/accounts/3001?order=oldest");
  const item = page.getByRole("list", { name: "Timeline" }).getByRole("listitem").nth(3);
  await item.getByRole("link", { name: BIA }).click();
  await expect(page.getByRole("heading", { level: 1, name: BIA })).toBeVisible();
  await page.goBack();
  await item.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/events\/\d+$/);
});

test("many phones share a lane, and the page says how many", async ({ page }) => {
  await page.goto("/accounts/3002");
  await expect(
    page.getByText("The 6 phones that were edited last have a lane each; 4 other phones share one."),
  ).toBeVisible();
  await expect(page.getByRole("list", { name: "Lanes" }).getByRole("listitem")).toHaveCount(7);
  await expect(page.getByText("No event tells the status of this account.")).toBeVisible();
});

for (const order of ["", "?order=oldest"]) {
  test(`a long timeline${order} has pages that lose nothing and lead back`, async ({ page }) => {
    await page.goto(`/accounts/3003${order}`);
    await expect(page.getByText("230 events", { exact: true })).toBeVisible();
    const onward = order === "" ? "Older" : "Newer";
    const times = () =>
      page
        .getByRole("list", { name: "Timeline" })
        .locator("time")
        .evaluateAll((all) => all.map((time) => time.getAttribute("datetime")));
    const first = await times();
    await page.getByRole("link", { name: onward, exact: true }).click();
    await expect(page).toHaveURL(/before=/);
    const second = await times();
    await page.getByRole("link", { name: onward, exact: true }).click();
    await expect.poll(async () => (await times()).length).toBe(30);
    expect(new Set([...first, ...second, ...(await times())]).size).toBe(230);
    await page.getByRole("link", { name: order === "" ? "Newest" : "Oldest", exact: true }).click();
    await expect.poll(times).toEqual(first);
  });
}

test("without a snapshot the page says so, and how to import one; then it lists the registry's phones", async ({
  page,
  server,
}) => {
  await page.goto("/accounts/3001");
  await expect(page.getByText("No snapshot of the phone registry was ever imported")).toBeVisible();
  await expect(page.getByText("npm run -s rastro -- import-phones FILE --as-of TIME")).toBeVisible();
  const { code, stderr } = await server.rastro(
    ["import-phones", "-", "--as-of", "2026-03-20T12:00:00Z"],
    JSON.stringify([REGISTRY]),
  );
  expect(code, stderr).toBe(0);
  await page.reload();
  const phones = page.getByRole("table", { name: "Customer 42" });
  await expect(phones.getByRole("row").nth(1)).toContainText("(41) *****5148");
  await expect(phones.getByRole("row").nth(1)).toContainText("MANUAL typed by a user");
  await expect(phones.getByRole("row").nth(1)).toContainText("user 135");
  await expect(page.getByText("registry as of 20 Mar 2026")).toBeVisible();
  await page.goto("/accounts/3003");
  await expect(page.getByText("No event of this account names a customer.")).toBeVisible();
});

for (const [id, says] of [
  ["999999", "No event names account 999999"],
  ["abc", "“abc” cannot be an account"],
  ["1152921504606846976", "“1152921504606846976” cannot be an account"],
] as const) {
  test(`account ${id} is not there, and the page says so without a script`, async ({ browser, server }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: server.url });
    const page = await context.newPage();
    const response = await page.goto(`/accounts/${id}`);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1, name: says })).toBeVisible();
    await context.close();
  });
}

test("an address with a part that does not exist is refused, not ignored", async ({ page, pageErrors }) => {
  pageErrors.allow(/400/);
  const response = await page.goto("/accounts/3001?since=2026");
  expect(response?.status()).toBe(400);
  await expect(page.getByText("The address has a part that is not understood")).toBeVisible();
});
