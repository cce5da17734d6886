import { otherEvent, phoneEdit, statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";

// A server of its own: this spec counts everything that is in it.
test.use({ serverSettings: { RASTRO_ZONE: "America/Sao_Paulo" } });

const ANA = "ana@bank.example";
const BIA = "bia@bank.example";

// This spec owns the accounts from 1000 to 1999.
const TRAIL = [
  statusChange({ at: "2026-03-01T12:00:00.000Z", account: 1001, operator: ANA, status: "NORMAL" }),
  statusChange({
    at: "2026-03-02T12:00:00.000Z",
    account: 1001,
    operator: BIA,
    status: "BLOCKED",
    reasonId: 3,
    reason: "SUSPEITA DE FRAUDE",
  }),
  phoneEdit({ at: "2026-03-03T12:00:00.000Z", account: 1002, operator: ANA, number: "11987652123" }),
  phoneEdit({ at: "2026-03-04T12:00:00.000Z", account: 1002, operator: BIA, number: "11987659876" }),
  otherEvent({ at: "2026-03-05T12:00:00.000Z", account: 1003, operator: BIA }),
  ...Array.from({ length: 60 }, (_, index) =>
    statusChange({
      at: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
      account: 1500,
      operator: "cid@bank.example",
      status: "NORMAL",
    }),
  ),
];

test.beforeAll(async ({ server }) => {
  const { code, stderr } = await server.rastro(["import", "-"], TRAIL.join("\n"));
  expect(code, stderr).toBe(0);
});

test("events are listed newest first, each said with its before and after", async ({ page }) => {
  await page.goto("/events");
  const rows = page.getByRole("table", { name: "Events" }).getByRole("row");
  await expect(page.getByText("65 events", { exact: true })).toBeVisible();
  await expect(rows.nth(1)).toContainText("card_change");
  await expect(rows.nth(2)).toContainText("(11) *****2123 → (11) *****9876");
  await expect(rows.nth(4)).toContainText("NORMAL → BLOCKED");
  await expect(rows.nth(4)).toContainText("SUSPEITA DE FRAUDE");
});

test("the controls filter by an operator's e-mail and write the search", async ({ page }) => {
  await page.goto("/events");
  await page.getByRole("combobox", { name: "Operator" }).fill("bia@");
  await page.getByRole("option", { name: BIA }).click();
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(`/events?q=operator:${BIA}`);
  await expect(page.getByText("3 events", { exact: true })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Search" })).toHaveValue(`operator:${BIA}`);

  await page.getByRole("combobox", { name: "Event" }).selectOption("phone_change");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(`/events?q=event:phone_change+operator:${BIA}`);
  await expect(page.getByText("1 event", { exact: true })).toBeVisible();
});

test("the search box filters by an operator's e-mail and fills the controls", async ({ page }) => {
  await page.goto("/events");
  await page.getByRole("combobox", { name: "Search" }).fill(`operator:${ANA} -event:phone_change`);
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByText("1 event", { exact: true })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Operator" })).toHaveValue(ANA);
});

test("a row leads to the same list for its operator only", async ({ page }) => {
  await page.goto("/events?q=account:1002");
  await page.getByRole("link", { name: `Only ${ANA}` }).click();
  await expect(page).toHaveURL(`/events?q=operator:${ANA}+account:1002`);
  await expect(page.getByText("1 event", { exact: true })).toBeVisible();
});

test("Back from an account leads to where one was", async ({ page }) => {
  await page.goto(`/events?q=operator:${BIA}`);
  await page.getByRole("link", { name: "1001" }).click();
  await expect(page).toHaveURL("/accounts/1001");
  await page.goBack();
  await expect(page).toHaveURL(`/events?q=operator:${BIA}`);
  await expect(page.getByText("3 events", { exact: true })).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Search" })).toHaveValue(`operator:${BIA}`);
});

test("Back leads to the row that one left from", async ({ page }) => {
  await page.goto("/events");
  const row = page.getByRole("row").nth(40);
  await row.scrollIntoViewIfNeeded();
  const place = () => page.evaluate(() => scrollY);
  const left = await place();
  expect(left).toBeGreaterThan(200);
  // The time of a row opens it beside the list; its account is a page elsewhere.
  await row.getByRole("link", { name: "1500" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Account 1500" })).toBeVisible();
  await page.goBack();
  await expect(row).toBeInViewport();
  await expect.poll(place).toBe(left);
});

test("pages follow one another without loss and lead back", async ({ page }) => {
  await page.goto("/events");
  const times = () =>
    page
      .getByRole("table")
      .locator("tbody time")
      .evaluateAll((all) => all.map((time) => time.getAttribute("datetime")));
  const first = await times();
  await page.getByRole("link", { name: "Older" }).click();
  await expect(page).toHaveURL(/before=\d+\.\d+/);
  await expect(page.getByRole("link", { name: "Newest" })).toBeVisible();
  const second = await times();
  expect(first).toHaveLength(50);
  expect(new Set([...first, ...second]).size).toBe(TRAIL.length);

  await page.getByRole("link", { name: "Newer" }).click();
  await expect(page).toHaveURL(/after=|\/events$/);
  await expect.poll(times).toEqual(first);

  await page.getByRole("link", { name: "100", exact: true }).click();
  await expect(page).toHaveURL("/events?size=100");
  await expect.poll(times).toHaveLength(TRAIL.length);
});

test("a key that does not exist is told with its place, and the search is still there", async ({
  page,
  pageErrors,
}) => {
  pageErrors.allow(/400/);
  await page.goto("/events?q=account:1001+acount:8");
  const problem = page.getByRole("alert").filter({ hasText: "The search has a key that does not exist" });
  await expect(problem.locator("mark")).toHaveText("a");
  await expect(problem).toContainText(/Character\s*14/);
  await expect(page.getByRole("combobox", { name: "Search" })).toHaveValue("account:1001 acount:8");
});

test("an account that cannot be is told, with the controls still filled", async ({ page, pageErrors }) => {
  pageErrors.allow(/400/);
  await page.goto("/events");
  await page.getByRole("combobox", { name: "Operator" }).fill(ANA);
  await page.getByRole("textbox", { name: "Account" }).fill("12x");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("A value of the search does not have the form of its key")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Account" })).toHaveValue("12x");
  await expect(page.getByRole("textbox", { name: "Account" })).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("combobox", { name: "Operator" })).toHaveValue(ANA);
});

for (const query of ["p=2", "size=7", "before=yesterday", "q=account:1&q=account:2"]) {
  test(`an address with ${query} is refused, not ignored`, async ({ page, pageErrors }) => {
    pageErrors.allow(/400/);
    const response = await page.goto(`/events?${query}`);
    expect(response?.status()).toBe(400);
    await expect(page.getByText("The address has a part that is not understood")).toBeVisible();
    await expect(page.getByRole("table")).toHaveCount(0);
  });
}

test("nothing found tells which filter to drop", async ({ page }) => {
  await page.goto(`/events?q=operator:${ANA}+account:1003`);
  await expect(page.getByRole("heading", { name: "No event matches this search" })).toBeVisible();
  await page
    .getByRole("listitem")
    .filter({ hasText: `operator:${ANA}` })
    .getByRole("link", { name: "without it: 1 event" })
    .click();
  await expect(page).toHaveURL("/events?q=account:1003");
  await expect(page.getByText("1 event", { exact: true })).toBeVisible();
});

test("status changes and phone edits are lists of their own", async ({ page }) => {
  await page.goto("/status-changes?q=account:1001..1003");
  await expect(page.getByText("2 events", { exact: true })).toBeVisible();
  await expect(page.getByRole("row").nth(1)).toContainText("SUSPEITA DE FRAUDE");
  await page.goto("/phone-edits?q=account:1001..1003");
  await expect(page.getByText("2 events", { exact: true })).toBeVisible();
  await expect(page.getByRole("row").nth(1)).toContainText("(11) *****2123 → (11) *****9876");
  await expect(page.getByRole("row").nth(1)).toContainText("active");
});

test("an event shows every field, what it changed and where the before comes from", async ({ page }) => {
  await page.goto("/events?q=account:1002");
  await page.getByRole("table").getByRole("link").first().click();
  await page.getByRole("link", { name: "Open the event’s own page" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Event 3" })).toBeVisible();
  await expect(page.getByRole("row", { name: /^number \(changed\) \*+2123 \*+9876$/i })).toBeVisible();
  await expect(page.getByText('"number":"*****9876"')).toBeVisible();
  await expect(page.getByText("987659876")).toHaveCount(0);
  await page.getByRole("link", { name: "event 2" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Event 2" })).toBeVisible();
  await expect(page.getByText("What was before is not known")).toBeVisible();
});
