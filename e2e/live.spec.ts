import type { Page } from "playwright";

import { beSeen, expectAccessible, LOOKS } from "./support/axe.ts";
import { statusChange } from "./support/published.ts";
import type { TestServer } from "./support/server.ts";
import { expect, test } from "./support/test.ts";

// A server of its own: everything that is imported is new to somebody. Each test owns an account.
test.use({ serverSettings: { RASTRO_DEMO: "0" }, viewport: { width: 1440, height: 900 } });

test.beforeAll(async ({ server }) => publish(server, 9200, 60));

/** Records changes of an account, a minute apart, the first at noon of a day of March. */
async function publish(server: TestServer, account: number, count: number, day = "10") {
  const at = (minute: number) => new Date(Date.parse(`2026-03-${day}T12:00:00Z`) + minute * 60_000).toISOString();
  const events = Array.from({ length: count }, (_, index) =>
    statusChange({ at: at(index), account, status: "BLOCKED" }),
  );
  const { code, stderr } = await server.rastro(["import", "-"], events.join("\n"));
  expect(code, stderr).toBe(0);
}

const toggle = (page: Page) => page.getByRole("button", { name: "Live", exact: true });
const button = (page: Page, text: string) => page.getByRole("button", { name: text, exact: true });
const rows = (page: Page) => page.getByRole("table").last().locator("tbody tr");
/** What the page shows of the rows and where, to see that nothing moved. */
const places = (page: Page) =>
  rows(page).evaluateAll((all) => all.map((row) => `${row.getBoundingClientRect().top} ${row.textContent}`));

/** Opens a page whose clock stands still until the test lets time pass. */
async function opened(page: Page, address: string) {
  await page.clock.install({ time: NOON });
  await page.clock.pauseAt(NOON + 1_000);
  await page.goto(address);
  await expect(toggle(page)).toHaveAttribute("aria-pressed", "true");
}

const NOON = Date.parse("2026-03-20T12:00:00Z");

/** Counts the questions that a page asks of the server. */
function countAsked(page: Page) {
  const counted = { asked: 0 };
  page.on("request", (request) => {
    if (request.method() === "POST") counted.asked += 1;
  });
  return counted;
}

/** Lets time pass until the page has asked and was answered. */
async function nextAnswer(page: Page, wait = 5_000) {
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.clock.runFor(wait);
  await answered;
}

const LISTS = ["/events", "/status-changes"];
for (const [index, path] of LISTS.entries()) {
  test(`${path}: newer events are announced without moving a row, and shown when asked for`, async ({
    page,
    server,
  }) => {
    const account = 9210 + index;
    await publish(server, account, 2);
    await opened(page, `${path}?q=account:${account}`);
    await expect(rows(page)).toHaveCount(2);
    const before = await places(page);
    await nextAnswer(page);
    await expect(page.getByRole("button", { name: /new$/ })).toHaveCount(0);

    await publish(server, account, 12, "11");
    await nextAnswer(page);
    await expect(button(page, "12 new")).toBeVisible();
    expect(await places(page)).toEqual(before);
    await page.clock.runFor(1_000);
    await expect(page.getByRole("status").filter({ hasText: "12 new" })).toBeAttached();

    await button(page, "12 new").click();
    await expect(rows(page)).toHaveCount(14);
    await expect(page.getByText("14 events", { exact: true })).toBeFocused();
    await expect(page.getByRole("button", { name: /new$/ })).toHaveCount(0);
    await expect(page).toHaveURL(`${path}?q=account:${account}`);
  });
}

test("events of another account or another list are not new here", async ({ page, server }) => {
  await opened(page, "/phone-edits?q=account:9220");
  await expect(page.getByRole("heading", { name: "No event matches this search" })).toBeVisible();
  await publish(server, 9220, 3);
  await nextAnswer(page);
  await expect(page.getByRole("button", { name: /new$/ })).toHaveCount(0);
  await page.goto("/events?q=account:9221");
  await expect(toggle(page)).toBeVisible();
  await publish(server, 9221, 1);
  await nextAnswer(page);
  // Where nothing was found yet, the first that comes is announced too.
  await button(page, "1 new").click();
  await expect(rows(page)).toHaveCount(1);
});

test("late events are counted, and said to be further down", async ({ page, server }) => {
  await opened(page, "/events?q=account:9200..9209");
  await expect(rows(page)).toHaveCount(50);
  await publish(server, 9201, 2, "01");
  await publish(server, 9202, 1, "12");
  await nextAnswer(page);
  await expect(button(page, "3 new")).toBeVisible();
  await expect(page.getByText("2 of them are older than this page", { exact: true })).toBeVisible();
});

test("a screen reader is told at most every quarter of a minute", async ({ page, server }) => {
  await opened(page, "/events?q=account:9230");
  const said = page.getByRole("status").filter({ hasText: "new" });
  await publish(server, 9230, 1);
  await nextAnswer(page);
  await expect(button(page, "1 new")).toBeVisible();
  await page.clock.runFor(100);
  await expect(said).toHaveText("1 new");
  await publish(server, 9230, 1, "11");
  await nextAnswer(page);
  await expect(button(page, "2 new")).toBeVisible();
  await page.clock.runFor(100);
  await expect(said).toHaveText("1 new");
  await page.clock.runFor(10_000);
  await expect(said).toHaveText("2 new");
});

test("paused by keyboard it asks nothing, says so, and stays so on other pages", async ({ page, server }) => {
  await opened(page, "/events?q=account:9240");
  const counted = countAsked(page);
  await toggle(page).focus();
  await page.keyboard.press("Space");
  await expect(toggle(page)).toHaveAttribute("aria-pressed", "false");
  await expect(page.getByText("Paused", { exact: true })).toBeVisible();
  await publish(server, 9240, 1);
  await page.clock.runFor(60_000);
  expect(counted.asked).toBe(0);
  await page.goto("/status-changes?q=account:9241");
  await expect(page.getByText("Paused", { exact: true })).toBeVisible();
  await page.goto("/events?q=account:9241");
  await toggle(page).click();
  await publish(server, 9241, 1);
  await nextAnswer(page);
  await expect(button(page, "1 new")).toBeVisible();
  expect(counted.asked).toBe(1);
});

test("a hidden tab asks nothing, and asks at once when it is looked at again", async ({ page, server }) => {
  await opened(page, "/events?q=account:9250");
  const counted = countAsked(page);
  await see(page, "hidden");
  await publish(server, 9250, 1);
  await page.clock.runFor(60_000);
  expect(counted.asked).toBe(0);
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await see(page, "visible");
  await answered;
  await expect(button(page, "1 new")).toBeVisible();
});

/** No tab of a test is ever hidden, so the page is told that it is. */
const see = (page: Page, state: "hidden" | "visible") =>
  page.evaluate((state) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => state });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);

test("a failure is said, asked about less and less often, and over when there is an answer", async ({
  page,
  server,
  pageErrors,
}) => {
  pageErrors.allow(/ERR_FAILED|Failed to fetch/);
  await opened(page, "/events?q=account:9260");
  const counted = countAsked(page);
  await page.route(/events/, (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
  await page.clock.runFor(5_000);
  const interrupted = page.getByText("Interrupted, so there may be newer events. Trying again.", { exact: true });
  await expect(interrupted.first()).toBeVisible();
  expect(counted.asked).toBe(1);
  await page.clock.runFor(9_000);
  expect(counted.asked).toBe(1);
  await page.clock.runFor(1_000);
  await expect.poll(() => counted.asked).toBe(2);
  await page.unroute(/events/);
  await publish(server, 9260, 1);
  await nextAnswer(page, 20_000);
  await expect(button(page, "1 new")).toBeVisible();
  await page.clock.runFor(100);
  await expect(interrupted).toHaveCount(0);
});

test("an older page and a frozen one are not live", async ({ page }) => {
  await opened(page, "/events?q=account:9200");
  const counted = countAsked(page);
  await page.getByRole("link", { name: "Older" }).click();
  await expect(page).toHaveURL(/before=/);
  await expect(toggle(page)).toHaveCount(0);
  await page.goto("/events?ledger=10");
  await expect(page.getByRole("heading", { name: "Events", level: 1 })).toBeVisible();
  await page.clock.runFor(60_000);
  await expect(toggle(page)).toHaveCount(0);
  expect(counted.asked).toBe(0);
});

test("without JavaScript nothing is said to be live", async ({ browser, server }) => {
  const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/events");
  await expect(page.getByRole("heading", { name: "Events", level: 1 })).toBeVisible();
  await expect(toggle(page)).toHaveCount(0);
  await context.close();
});

for (const look of LOOKS)
  test(`axe finds nothing while something is new, ${look.colorScheme}, ${look.width} wide`, async ({
    page,
    server,
  }) => {
    await beSeen(page, look);
    await page.emulateMedia({ reducedMotion: "reduce" });
    await opened(page, "/events?q=account:9200..9209");
    await publish(server, 9203, 1, "01");
    await nextAnswer(page);
    await expect(button(page, "1 new")).toBeVisible();
    // Axe waits by timers of its own.
    await page.clock.resume();
    await expectAccessible(page);
  });
