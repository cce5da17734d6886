import { DatabaseSync } from "node:sqlite";

import type { Page } from "playwright";

import { testAccessible } from "./support/axe.ts";
import { phoneEdit, statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";

// A server of its own: this spec counts the views that are in it. It owns the accounts from 11000 to 11999.
test.use({ serverSettings: { RASTRO_ZONE: "America/Sao_Paulo" } });

const ANA = "ana@bank.example";
const recently = new Date(Date.now() - 60_000).toISOString();

const TRAIL = [
  statusChange({ at: "2026-03-01T12:00:00.000Z", account: 11001, operator: ANA, status: "BLOCKED" }),
  statusChange({ at: recently, account: 11001, operator: ANA, status: "NORMAL" }),
  phoneEdit({ at: recently, account: 11002, operator: "bia@bank.example", number: "11987652123" }),
];

test.beforeAll(async ({ server }) => {
  const { code, stderr } = await server.rastro(["import", "-"], TRAIL.join("\n"));
  expect(code, stderr).toBe(0);
});

type Wish = { name: string; shared?: "shared"; frozen?: "frozen" };

async function save(page: Page, { name, shared, frozen }: Wish, opener = menuOf(page)): Promise<void> {
  await opener.click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  if (shared) await page.getByRole("radio", { name: "shared" }).check();
  if (frozen) await page.getByRole("radio", { name: "frozen" }).check();
  await page.getByRole("button", { name: "Save this view" }).click();
  await expect(page.getByRole("link", { name, exact: true }).first()).toBeVisible();
  await expect(page).toHaveURL(/view=/);
}

const menuOf = (page: Page) => page.getByRole("button", { name: "Views", exact: true });
/** The same menu for those without a script: an address that shows it open. */
const shownMenuOf = (page: Page) => page.getByRole("main").getByRole("link", { name: "Views", exact: true });
const viewOf = (page: Page): string => new URL(page.url()).searchParams.get("view") ?? "";
const standing = (page: Page) => page.getByRole("main").locator("header p");

/** A shared view whose search was understood once, by an earlier version: no page can save one. */
function saveAsEarlierVersion(data: string, name: string, query: string): string {
  const db = new DatabaseSync(`${data}/viewers.db`);
  const id = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64url");
  db.prepare("INSERT INTO saved_views (view_id, owner) VALUES (?, 'bia')").run(id);
  db.prepare("INSERT INTO saved_view_versions VALUES (?, 1, ?, 'shared', 'live', '/events', ?, 0, 'bia')").run(
    id,
    name,
    query,
  );
  db.close();
  return id;
}

test("whoever has saved nothing is told so, and so is who is shared nothing", async ({ page, browser, as }) => {
  const lists = [page, await (await browser.newContext({ storageState: await as("investigator") })).newPage()];
  for (const list of lists) {
    await list.goto("/views");
    await expect(list.getByRole("region", { name: "My views" })).toContainText("You have saved no list as a view yet.");
    await expect(list.getByRole("region", { name: "Shared by others" })).toContainText(
      "Nobody else shares a view yet.",
    );
  }
  await lists[1]?.context().close();
});

test("a list is saved as a view, found again in its menu, and by its own address", async ({ page }) => {
  await page.goto(`/events?q=operator:${ANA}&size=100`);
  await save(page, { name: "What Ana does" });
  await expect(page).toHaveURL(new RegExp(`/events\\?q=operator:${ANA}&size=100&view=[\\w-]{22}$`));
  await expect(standing(page)).toHaveText(/What Ana does$/);
  const view = viewOf(page);

  await page.goto("/phone-edits");
  await menuOf(page).click();
  await page.getByRole("link", { name: "What Ana does" }).click();
  await expect(page).toHaveURL(`/events?q=operator:${ANA}&size=100&view=${view}`);
  await expect(page.getByText("2 events", { exact: true })).toBeVisible();

  const moved = await page.request.get(`/views/${view}`, { maxRedirects: 0 });
  expect(moved.status()).toBe(307);
  expect(moved.headers().location).toContain(`/events?q=operator:${ANA}&size=100&view=${view}`);
});

test("a long name does not make the menu wider than its panel", async ({ page }) => {
  await page.goto("/events?q=account:11002");
  await save(page, { name: "n".repeat(80) });
  await page.goto(page.url().replace("11002", "11001"));
  await menuOf(page).click();
  const panel = page.locator(":popover-open");
  await expect(panel.getByRole("button", { name: /^Update/ })).toBeVisible();
  expect(await panel.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test("what differs from the view says so, and is saved over it as its next version", async ({ page }) => {
  await page.goto("/events?q=account:11001");
  await save(page, { name: "Changing" });
  const view = viewOf(page);
  await page.getByRole("combobox", { name: "Search" }).fill("account:11001 status:BLOCKED");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await expect(standing(page)).toContainText("changed");
  await menuOf(page).click();
  await page.getByRole("button", { name: "Update “Changing”" }).click();
  await expect(standing(page)).not.toContainText("changed");

  await page.goto(`/views/${view}/versions`);
  const versions = page.getByRole("list", { name: "Versions" }).getByRole("listitem");
  await expect(versions).toHaveCount(2);
  await expect(versions.nth(0)).toContainText("account:11001 status:BLOCKED");
  await page.getByRole("link", { name: "Look at version 1" }).click();
  await expect(page).toHaveURL(`/events?q=account:11001&view=${view}`);
  await expect(standing(page)).toContainText("changed");
  await page.goBack();
  await page.getByRole("button", { name: "Restore version 1" }).click();
  await expect(versions).toHaveCount(3);
  await expect(versions.nth(0)).not.toContainText("BLOCKED");
  await page.getByRole("link", { name: "Open", exact: true }).click();
  await expect(page).toHaveURL(`/events?q=account:11001&view=${view}`);
  await expect(standing(page)).not.toContainText("changed");
});

test("a live view moves with the time, a frozen one says its times and how much of the ledger there was", async ({
  page,
}) => {
  await page.goto("/events?q=account:11001+last:24h");
  await save(page, { name: "Lively" });
  await expect(page).toHaveURL(/q=account:11001\+last:24h&view=/);
  await page.goto("/events?q=account:11001+last:24h");
  await save(page, { name: "Standing", frozen: "frozen" });
  const { searchParams } = new URL(page.url());
  expect(searchParams.get("q")).toMatch(/^account:11001 since:\S+ until:\S+$/);
  expect(searchParams.get("zone")).toBe("America/Sao_Paulo");
  expect(searchParams.get("ledger")).toBe(String(TRAIL.length));
  await expect(standing(page)).toContainText("frozen");
  await expect(page.getByText("1 event", { exact: true })).toBeVisible();
});

test("who saves over what somebody saved in the meantime is told, and overwrites nothing", async ({
  page,
  context,
}) => {
  await page.goto("/events?q=account:11002");
  await save(page, { name: "Contested" });
  const view = viewOf(page);
  const other = await context.newPage();
  await page.goto(`/views/${view}/versions`);
  await other.goto(`/views/${view}/versions`);
  await other.getByRole("textbox", { name: "Name" }).fill("Theirs");
  await other.getByRole("button", { name: "Save", exact: true }).click();
  await expect(other.getByRole("heading", { level: 1, name: "Theirs" })).toBeVisible();
  await page.getByRole("textbox", { name: "Name" }).fill("Mine");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Somebody saved this view in the meantime" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("Mine");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Theirs" })).toBeVisible();
  await expect(page.getByRole("list", { name: "Versions" }).getByRole("listitem")).toHaveCount(2);
});

test("a view that was deleted says so, and so does the list that came from it", async ({ page, pageErrors }) => {
  pageErrors.allow(/410/);
  await page.goto("/events?q=account:11002");
  await save(page, { name: "Short-lived" });
  const [list, view] = [page.url(), viewOf(page)];
  await page.goto(`/views/${view}/versions`);
  await page.getByRole("button", { name: "Delete…" }).click();
  await page.getByRole("button", { name: "Delete this view" }).click();
  await expect(page).toHaveURL("/views");
  await expect(page.getByRole("link", { name: "Short-lived" })).toHaveCount(0);
  for (const address of [`/views/${view}`, `/views/${view}/versions`]) {
    expect((await page.goto(address))?.status()).toBe(410);
    await expect(page.getByRole("heading", { level: 1, name: "This view was deleted" })).toBeVisible();
  }
  expect((await page.goto(list))?.status()).toBe(200);
  await expect(page.getByText("The view this came from was deleted")).toBeVisible();
  await page.getByRole("link", { name: "Leave the view" }).click();
  await expect(page).toHaveURL("/events?q=account:11002");
});

test("what others share is theirs to change, what they keep to themselves says that it is private", async ({
  page,
  browser,
  as,
  pageErrors,
}) => {
  pageErrors.allow(/403/);
  const theirs = await browser.newContext({ storageState: await as("auditor") });
  const other = await theirs.newPage();
  await other.goto("/events?q=account:11001");
  await save(other, { name: "For all", shared: "shared" });
  const shared = viewOf(other);
  await other.goto("/events");
  await save(other, { name: "For the auditor alone" });
  const hidden = viewOf(other);
  await theirs.close();

  await page.goto("/views");
  const line = page
    .getByRole("list", { name: "Shared by others" })
    .getByRole("listitem")
    .filter({ hasText: "For all" });
  await expect(line).toContainText("by auditor@team.example");
  await line.getByRole("link", { name: "For all", exact: true }).click();
  await expect(page).toHaveURL(`/events?q=account:11001&view=${shared}`);
  await page.goto(`/views/${shared}/versions`);
  await expect(page.getByText("Shared by auditor@team.example, who alone may change it.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save", exact: true })).toHaveCount(0);
  expect((await page.goto(`/views/${hidden}`))?.status()).toBe(403);
  await expect(page.getByRole("heading", { level: 1, name: "This view is private" })).toBeVisible();
  await page.goto(`/events?view=${hidden}`);
  await expect(page.getByText("The view this came from is private to somebody else")).toBeVisible();
  expect(await page.content()).not.toContain("For the auditor alone");
});

test("a view that never was, and one that is not understood any more, are told apart", async ({
  page,
  server,
  pageErrors,
}) => {
  pageErrors.allow(/404|422|400/);
  expect((await page.goto(`/views/${"A".repeat(22)}`))?.status()).toBe(404);
  await expect(page.getByRole("heading", { level: 1, name: "There is no such view" })).toBeVisible();
  const old = saveAsEarlierVersion(server.data, "Old", "q=colour:red");
  expect((await page.goto(`/views/${old}`))?.status()).toBe(422);
  await expect(page.getByRole("heading", { level: 1, name: "Old" })).toBeVisible();
  await expect(page.getByText("/events?q=colour:red")).toBeVisible();
  await expect(page.getByText("The search has a key that does not exist")).toBeVisible();
  expect((await page.goto("/events?view=7"))?.status()).toBe(400);
  await page.goto(`/views/${old}/versions`);
  await expect(page.getByText("Shared by a former viewer, who alone may change it.")).toBeVisible();
});

test("a name that is a phone number is refused, and can be mended", async ({ page }) => {
  await page.goto("/events");
  await menuOf(page).click();
  await page.getByRole("textbox", { name: "Name" }).fill("+55 11 98765-2123");
  await page.getByRole("button", { name: "Save this view" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "A view cannot have this name" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("+55 11 98765-2123");
  await page.getByRole("textbox", { name: "Name" }).fill("Mended");
  await page.getByRole("button", { name: "Save this view" }).click();
  await expect(standing(page)).toContainText("Mended");
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a view is saved, renamed, shared and deleted", async ({ page }) => {
    await page.goto("/events?q=account:11001");
    await save(page, { name: "By hand" }, shownMenuOf(page));
    const view = viewOf(page);
    await page.goto("/views");
    await page.getByRole("link", { name: "Change By hand" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill("By another hand");
    await page.getByRole("radio", { name: "shared" }).check();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "By another hand" })).toBeVisible();
    await expect(page.getByRole("list", { name: "Versions" }).getByRole("listitem").first()).toContainText("shared");
    await page.getByRole("button", { name: "Delete…" }).click();
    await page.getByRole("button", { name: "Delete this view" }).click();
    await expect(page).toHaveURL("/views");
    expect((await page.request.get(`/views/${view}`)).status()).toBe(410);
  });

  test("what is refused is seen, and its panel stays open", async ({ page }) => {
    await page.goto("/events");
    await shownMenuOf(page).click();
    await page.getByRole("textbox", { name: "Name" }).fill("+55 11 98765-2123");
    await page.getByRole("button", { name: "Save this view" }).click();
    await expect(page.getByText("A view cannot have this name")).toBeVisible();
    await expect(page.getByRole("button", { name: "Save this view" })).toBeVisible();
  });
});

test("who asks for Portuguese gets it", async ({ browser, server }) => {
  const context = await browser.newContext({ locale: "pt-BR", baseURL: server.url });
  const page = await context.newPage();
  await page.goto("/events?q=account:11001");
  await page.getByRole("button", { name: "Visões", exact: true }).click();
  await page.getByRole("textbox", { name: "Nome" }).fill("Conta onze mil e um");
  await page.getByRole("radio", { name: "compartilhada" }).check();
  await page.getByRole("button", { name: "Salvar esta visão" }).click();
  await expect(standing(page)).toContainText("Conta onze mil e um");
  await page.goto("/views");
  await expect(page.getByRole("heading", { level: 1, name: "Visões" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Alterar Conta onze mil e um" })).toBeVisible();
  await context.close();
});

testAccessible("in the menu of views, the list and the versions", async (page, accessible, { colorScheme, width }) => {
  await page.goto("/events?q=account:11001");
  await save(page, { name: `Seen ${colorScheme} at ${width}`, frozen: "frozen" });
  const view = viewOf(page);
  await page.goto(`/events?q=account:11002&view=${view}`);
  await menuOf(page).click();
  await accessible();
  for (const address of ["/views", `/views/${view}/versions`]) {
    await page.goto(address);
    await accessible();
  }
});
