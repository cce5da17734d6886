import { beSeen, expectAccessible, LOOKS } from "./support/axe.ts";
import { builtActions } from "./support/endpoints.ts";
import { statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";
import { addViewer, cookieHeader, signIn } from "./support/viewers.ts";

const ACCOUNT = 61_001;

test.beforeAll(async ({ server }) => {
  const events = [statusChange({ at: "2026-03-20T12:00:00.000Z", account: ACCOUNT, status: "BLOCKED" })];
  const { code } = await server.rastro(["import", "-"], events.join("\n"));
  expect(code).toBe(0);
});

test("who listed, opened and exported an account is told apart, with what they asked for", async ({
  page,
  browser,
  server,
  administrator,
  as,
}) => {
  await page.goto(`/events?q=account:${ACCOUNT}`);
  await page.goto(`/accounts/${ACCOUNT}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(String(ACCOUNT));

  // Not kept event by event: an export of everything, one of another account, and a list of the command line.
  const headers = { cookie: cookieHeader(administrator) };
  for (const q of ["", "account:61999"])
    expect((await fetch(`${server.url}/events/export?q=${q}`, { headers })).status).toBe(200);
  expect((await server.rastro(["events", `account:${ACCOUNT}`, "--format", "ndjson"])).code).toBe(0);

  const auditor = await browser.newContext({ storageState: await as("auditor") });
  const access = await auditor.newPage();
  await access.goto(`/access?about=account:${ACCOUNT}`);
  const rows = access.getByRole("table", { name: "Looks" }).getByRole("row");
  await expect(rows.filter({ hasText: "opened" }).filter({ hasText: `/accounts/${ACCOUNT}` })).toHaveCount(1);
  await expect(rows.filter({ hasText: "listed" }).filter({ hasText: `/events account:${ACCOUNT}` })).toHaveCount(1);
  await expect(rows.filter({ hasText: "/events/export" })).toHaveCount(1);
  await expect(rows.filter({ hasText: "rastro events" })).toContainText([`account:${ACCOUNT}`]);
  await auditor.close();
});

test("what nobody saw has no looks, and an event that somebody saw has", async ({ page, browser, as }) => {
  await page.goto("/events/0");
  const auditor = await browser.newContext({ storageState: await as("auditor") });
  const access = await auditor.newPage();
  await access.goto("/access?about=account:999999");
  await expect(access.getByText("0 looks", { exact: true })).toBeVisible();
  await access.goto(`/access?about=account:${ACCOUNT}&q=event:viewer_open`);
  await expect(access.getByRole("row").filter({ hasText: "/events/0" })).toHaveCount(1);
  await auditor.close();
});

test("only auditors see who looked, and that somebody else tried is on record", async ({ browser, as, pageErrors }) => {
  pageErrors.allow(/403/);
  const viewer = await browser.newContext({ storageState: await as("viewer") });
  const refused = await viewer.newPage();
  expect((await refused.goto("/access"))?.status()).toBe(403);
  await expect(refused.getByRole("table")).toHaveCount(0);
  await viewer.close();
  // A page that may not be seen says so before any script runs, in both languages.
  const words = {
    "en-US": ["Your role may not do this", "Ask an administrator if you need it."],
    "pt-BR": ["Seu papel não permite isso", "Se você precisa disso, fale com um administrador."],
  } as const;
  for (const [locale, [name, text]] of Object.entries(words)) {
    const still = { storageState: await as("viewer"), locale, javaScriptEnabled: false };
    const unscripted = await browser.newContext(still);
    const page = await unscripted.newPage();
    for (const address of ["/access", "/access/viewers", "/viewers"]) {
      expect((await page.goto(address))?.status(), address).toBe(403);
      await expect(page.getByRole("heading", { level: 1, name }), address).toBeVisible();
      await expect(page.getByText(text, { exact: true }), address).toBeVisible();
    }
    await unscripted.close();
  }

  const auditor = await browser.newContext({ storageState: await as("auditor") });
  const access = await auditor.newPage();
  expect((await access.goto("/access?q=event:viewer_denied"))?.status()).toBe(200);
  await expect(access.getByRole("row").filter({ hasText: "was denied" }).first()).toBeVisible();
  await auditor.close();
});

test("the log is taken away as a file, which is a look, and its viewers are compared", async ({
  browser,
  server,
  as,
}) => {
  const state = await as("auditor");
  const cookie = cookieHeader(state);
  const export_ = async (format: string) => {
    const answer = await fetch(`${server.url}/access/export?format=${format}&q=event:viewer_export`, {
      headers: { cookie },
    });
    expect(answer.status).toBe(200);
    return { total: Number(answer.headers.get("x-total-count")), text: await answer.text() };
  };
  const before = await export_("ndjson");
  const after = await export_("ndjson");
  expect(after.total).toBe(before.total + 1);
  const looks = after.text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(looks.length).toBe(after.total);
  expect(looks[0]).toMatchObject({ viewer: "auditor@team.example", seen: { list: "/access", format: "ndjson" } });
  expect((await export_("csv")).text.split("\r\n")[0]).toContain("leaf_index,time,viewer,role,event");
  const refused = await fetch(`${server.url}/access/export`, { headers: { cookie: cookieHeader(await as("admin")) } });
  expect(refused.status).toBe(403);

  const auditor = await browser.newContext({ storageState: state });
  const page = await auditor.newPage();
  await page.goto("/access");
  await page.getByRole("link", { name: "Viewers compared" }).click();
  const row = page
    .getByRole("table", { name: "Viewers compared" })
    .getByRole("row")
    .filter({ hasText: "auditor@team" });
  await expect(row.getByRole("cell").nth(3)).toHaveText("3");
  await expectAccessible(page);
  await row.getByRole("link").click();
  await expect(page.getByRole("table", { name: "Looks" }).getByRole("row").first()).toBeVisible();
  await expect(page).toHaveURL(/\/access\?q=last:30d\+operator:auditor@team.example|operator:auditor/);
  await auditor.close();
});

test("who signs out, ends sessions and changes settings is on record, and what is suggested once", async ({
  server,
  as,
}) => {
  const eva = { email: "eva@access.example", password: "orbit velvet cinnamon 9" };
  await addViewer(server, eva, "viewer");
  const cookie = cookieHeader(await signIn(server, eva));
  const call = async (name: string, body: unknown[]) => {
    const action = builtActions().find((one) => one.name === name);
    const headers = { "next-action": action?.id ?? "", origin: server.url, cookie };
    const init = { method: "POST", headers, body: JSON.stringify(body), redirect: "manual" } as const;
    return (await fetch(server.url + action?.path, init)).status;
  };
  for (const letters of ["a", "an", "ana"]) expect(await call("loadOperatorSuggestions", [letters])).toBe(200);
  expect(await call("endOtherSessions", [])).toBeLessThan(400);
  const headers = { origin: server.url, cookie };
  expect((await fetch(`${server.url}/api/auth/sign-out`, { method: "POST", headers })).status).toBe(200);
  const auditor = cookieHeader(await as("auditor"));
  const found = await fetch(`${server.url}/access/export?format=ndjson&q=operator:${eva.email}`, {
    headers: { cookie: auditor },
  });
  const looks = (await found.text())
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(looks.map(({ event, seen }) => [event, seen.what ?? seen.list ?? null])).toEqual([
    ["viewer_sign_out", null],
    ["viewer_settings", "other_sessions_ended"],
    ["viewer_search", "suggestions"],
    ["viewer_sign_in", null],
  ]);
});

test("looks are no events of the trail", async ({ page, server }) => {
  await page.goto("/events?q=event:viewer_search");
  await expect(page.getByText("No event matches this search")).toBeVisible();
  const { stdout } = await server.rastro(["events", "--count", "event:viewer_*"]);
  expect(JSON.parse(stdout)).toEqual({ count: 0 });
});

test("axe finds nothing in the access log", async ({ browser, as }) => {
  const auditor = await browser.newContext({ storageState: await as("auditor") });
  const page = await auditor.newPage();
  for (const look of LOOKS) {
    await beSeen(page, look);
    await page.goto("/access");
    await expect(page.getByRole("table", { name: "Looks" })).toBeVisible();
    await expectAccessible(page);
  }
  await auditor.close();
});
