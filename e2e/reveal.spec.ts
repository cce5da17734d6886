import type { Browser, BrowserContextOptions, Page } from "playwright";

import { expectAccessible } from "./support/axe.ts";
import { phoneEdit } from "./support/published.ts";
import { expect, test } from "./support/test.ts";
import { addViewer, type SignedIn, signIn } from "./support/viewers.ts";

// It owns the accounts from 64000 to 64999.
const ACCOUNT = 64_001;
const [WAS, IS] = ["911112222", "933334444"];
const OLGA = "olga@bank.example";
const REASON = "customer asked us to call back";

test.beforeAll(async ({ server }) => {
  const events = [
    phoneEdit({ at: "2026-03-20T12:00:00.000Z", account: ACCOUNT, number: `11${WAS}` }),
    phoneEdit({ at: "2026-03-20T13:00:00.000Z", account: ACCOUNT, number: `11${IS}`, operator: OLGA }),
  ];
  const { code, stderr } = await server.rastro(["import", "-"], events.join("\n"));
  expect(code, stderr).toBe(0);
});

/** The page of the newer of the two events. */
async function openEvent(page: Page): Promise<void> {
  await page.goto(`/accounts/${ACCOUNT}`);
  const newest = page.getByRole("list", { name: "Timeline" }).locator("a[href^='/events/']").first();
  await page.goto((await newest.getAttribute("href")) ?? "");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Event");
}

const numberRow = (page: Page) => page.getByRole("row", { name: /^number/i });

async function reveal(page: Page, place = numberRow(page).getByRole("cell").last(), reason = REASON): Promise<void> {
  await place.getByRole("button", { name: "Reveal…" }).click();
  await place.getByLabel("Reason").fill(reason);
  await place.getByLabel("Case number").fill("2026/0042");
  await place.getByRole("button", { name: "Reveal for 5 minutes" }).click();
}

const context = async (browser: Browser, storageState: SignedIn, more: BrowserContextOptions = {}) =>
  (await browser.newContext({ storageState, ...more })).newPage();

test("a number is revealed for a reason, is one look on record, and is masked again when its time is over", async ({
  browser,
  as,
}) => {
  const page = await context(browser, await as("investigator"));
  await page.clock.install();
  await openEvent(page);
  await reveal(page);
  await expect(numberRow(page)).toContainText(IS);
  await expect(page.locator("body")).not.toContainText(WAS);
  expect(page.url()).not.toContain(IS);
  await page.clock.fastForward("04:58");
  await expect(numberRow(page)).toContainText(IS);
  await page.clock.fastForward("00:03");
  await expect(numberRow(page)).toContainText("*****4444");
  expect((await page.content()).includes(IS)).toBe(false);

  // The before is another number, and another reveal; who loads the page again has to say again why.
  await reveal(page, numberRow(page).getByRole("cell").first());
  await expect(numberRow(page)).toContainText(WAS);
  await page.reload();
  await expect(numberRow(page)).toContainText("*****2222");
  expect((await page.content()).includes(WAS)).toBe(false);

  const access = await context(browser, await as("auditor"));
  await access.goto(`/access?about=account:${ACCOUNT}&q=event:viewer_reveal`);
  const looks = access.getByRole("table", { name: "Looks" }).getByRole("row").filter({ hasText: "revealed" });
  await expect(looks).toHaveCount(2);
  await expect(looks.first()).toContainText("investigator@team.example");
  await expect(looks.first()).toContainText(REASON);
  await expect(looks.first()).toContainText("2026/0042");
  const seen = await access.content();
  for (const number of [WAS, IS]) expect(seen.includes(number)).toBe(false);
});

test("without a script too; what is no reason reveals nothing", async ({ browser, as }) => {
  const page = await context(browser, await as("investigator"), { javaScriptEnabled: false });
  await openEvent(page);
  const place = numberRow(page).getByRole("cell").last();
  await place.getByRole("button", { name: "Reveal…" }).click();
  // Ten characters for the browser, and none that says anything.
  await place.getByLabel("Reason").fill("..........");
  await place.getByRole("button", { name: "Reveal for 5 minutes" }).click();
  await expect(place.getByRole("alert")).toContainText("at least 10 characters");
  await place.getByLabel("Reason").fill(REASON);
  await place.getByRole("button", { name: "Reveal for 5 minutes" }).click();
  await expect(place).toContainText(IS);
  await expect(page.locator("meta[http-equiv=refresh]")).toHaveAttribute("content", "300");
  await page.goto(page.url());
  await expect(place).toContainText("*****4444");
});

test("beside a list, what was revealed of one event does not stay when another is opened in its place", async ({
  browser,
  as,
}) => {
  const page = await context(browser, await as("investigator"));
  await page.goto(`/events?q=account:${ACCOUNT}`);
  await page.getByRole("table").locator("a[href*='open=']").first().click();
  await reveal(page);
  await expect(numberRow(page)).toContainText(IS);
  await page.getByRole("link", { name: "Next row" }).click();
  // The first event of the account has no before.
  await expect(numberRow(page).getByRole("cell")).toHaveText([/^\*{5}2222/]);
  expect((await page.content()).includes(IS)).toBe(false);
  await page.getByRole("link", { name: "Previous row" }).click();
  await expect(numberRow(page).getByRole("cell")).toHaveText([/^\*{5}2222/, /^\*{5}4444/]);
  expect((await page.content()).includes(IS)).toBe(false);
});

test("on the page of an account; nobody but an investigator is offered it", async ({ browser, as }) => {
  for (const role of ["viewer", "auditor", "admin"] as const) {
    const other = await context(browser, await as(role));
    await other.goto(`/accounts/${ACCOUNT}`);
    await expect(other.getByRole("table", { name: "Phones as the events tell" })).toContainText("*****4444");
    await expect(other.getByText("Reveal…")).toHaveCount(0);
    await other.context().close();
  }
  const page = await context(browser, await as("investigator"), { colorScheme: "dark" });
  await page.goto(`/accounts/${ACCOUNT}`);
  const phones = page.getByRole("table", { name: "Phones as the events tell" });
  await phones.getByRole("button", { name: "Reveal…" }).first().click();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await reveal(page, phones.getByRole("cell").first());
  await expect(phones).toContainText(IS);
  await expectAccessible(page);
  await phones.getByRole("button", { name: "Mask now" }).click();
  await expect(phones).toContainText("*****4444");
});

test("the timeline of the account tells auditors and investigators, and never the operator concerned", async ({
  browser,
  as,
  server,
}) => {
  const investigator = await context(browser, await as("investigator"));
  await openEvent(investigator);
  await reveal(investigator, undefined, "seen with a stranger");
  await expect(numberRow(investigator)).toContainText(IS);
  const told = (page: Page) => page.getByRole("list", { name: "Timeline" }).getByText("seen with a stranger");
  for (const role of ["auditor", "investigator"] as const) {
    const page = await context(browser, await as(role));
    await page.goto(`/accounts/${ACCOUNT}`);
    await expect(told(page)).toContainText("by investigator@team.example, because “seen with a stranger”");
    await page.context().close();
  }
  const admin = await context(browser, await as("admin"));
  await admin.goto(`/accounts/${ACCOUNT}`);
  await expect(admin.getByRole("list", { name: "Timeline" })).toContainText("*****4444");
  await expect(told(admin)).toHaveCount(0);

  // Olga changed the number, and audits too: she is told what she looks at, and not who looks at her.
  const credentials = { email: OLGA, password: "lantern copper 7 quay olga" };
  await addViewer(server, credentials, "auditor");
  const olga = await context(browser, await signIn(server, credentials));
  await olga.goto(`/accounts/${ACCOUNT}`);
  await expect(olga.getByRole("note")).toContainText("your own doings");
  await expect(told(olga)).toHaveCount(0);
  await olga.goto(`/access?about=account:${ACCOUNT}`);
  await expect(olga.getByText("You are an operator of this trail.")).toBeVisible();
  const looks = olga.getByRole("table", { name: "Looks" }).getByRole("row");
  await expect(looks.filter({ hasText: "looked at their own doings" }).filter({ hasText: OLGA })).toHaveCount(1);
  await expect(looks.filter({ hasText: "investigator@team.example" }).filter({ hasText: "revealed" })).toHaveCount(0);
  // What she takes away of herself is marked, and what is counted leaves others out who looked.
  expect((await olga.request.get(`${server.url}/events/export?q=operator:${OLGA}`)).status()).toBe(200);
  await olga.goto("/access?q=event:viewer_export");
  await expect(looks.filter({ hasText: OLGA })).toContainText(["looked at their own doings"]);
  await olga.goto("/access/viewers");
  await expect(olga.getByText("You are an operator of this trail.")).toBeVisible();
});
