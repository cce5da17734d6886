import type { Page } from "playwright";

import { dice } from "./reference/dice.ts";
import { HOSTILE_STRINGS, MARKER, SCRIPTS } from "./reference/hostile-strings.ts";
import { statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";

// A server of its own: what is recorded here would be on every page of another spec. It owns the accounts from 13000 on.
test.use({ serverSettings: { RASTRO_ZONE: "America/Sao_Paulo" } });

// Every string at every door takes the better part of an hour: `npm run test:hostile`. Otherwise some, always the same.
const EVERY = process.env.RASTRO_HOSTILE === "all";
const AT_EACH_DOOR = 3;
const AT_ONCE = 4;

test.beforeAll(async ({ server }) => {
  const trail = SCRIPTS.map((script, index) =>
    statusChange({
      at: `2026-03-01T12:00:0${index}.000Z`,
      account: 13_000 + index,
      operator: script,
      roles: [script],
      origin: script,
      status: script,
      reason: script,
      reasonId: 3,
      description: script,
    }),
  );
  const { code, stderr } = await server.rastro(["import", "-"], trail.join("\n"));
  expect(code, stderr).toBe(0);
});

const LISTS = ["/events", "/status-changes", "/phone-edits"];
const LIST_PARAMETERS = [
  ...["q", "size", "zone", "ledger", "view", "before", "after", "open"],
  ...["operator", "event", "account", "since", "until"],
];
const KEYS = [
  ...["event", "operator", "account", "customer", "program", "reason", "version", "status", "was", "origin", "method"],
  ...[
    "type",
    "ddd",
    "role",
    "uri",
    "org",
    "cid",
    "id",
    "phone",
    "active",
    "has",
    "no",
    "flag",
    "since",
    "until",
    "last",
  ],
];

/** Every place of an address where somebody can write something; each makes an address of a text. */
const DOORS: ((text: string) => string)[] = [
  ...LISTS.flatMap((list) => LIST_PARAMETERS.map((name) => (text: string) => `${list}?${name}=${encoded(text)}`)),
  ...LISTS.map((list) => (text: string) => `${list}?${encoded(text)}=1`),
  ...KEYS.map((key) => (text: string) => `/events?q=${encoded(`${key}:"${text.replaceAll(/["\\]/g, "\\$&")}"`)}`),
  ...KEYS.map((key) => (text: string) => `/events?q=${encoded(`-${key}:${text}`)}`),
  (text) => `/operators?email=${encoded(text)}`,
  (text) => `/operators?${encoded(text)}`,
  (text) => `/operators/${encoded(text)}`,
  (text) => `/accounts/${encoded(text)}`,
  (text) => `/accounts/13000?order=${encoded(text)}`,
  (text) => `/accounts/13000?before=${encoded(text)}`,
  (text) => `/accounts/13000?after=${encoded(text)}`,
  (text) => `/events/${encoded(text)}`,
  (text) => `/views?${encoded(text)}`,
  (text) => `/views/${encoded(text)}`,
  (text) => `/views/${encoded(text)}/versions?before=${encoded(text)}`,
  (text) => `/${encoded(text)}`,
];

/** Half of a surrogate pair has no encoding; a browser would send this instead. */
const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

// Each quarter of the doors has a server of its own when every string is sent, so that both cores have work.
const QUARTERS = [0, 1, 2, 3];
if (EVERY) test.describe.configure({ mode: "parallel" });

for (const quarter of QUARTERS)
  test(`whatever stands in an address, the server answers it and is not at fault (${quarter + 1} of 4)`, async ({
    request,
  }) => {
    test.setTimeout(EVERY ? 3_600_000 : 180_000);
    const { shuffle } = dice(18 + quarter);
    for (const door of DOORS.filter((_, index) => index % QUARTERS.length === quarter)) {
      const texts = EVERY ? HOSTILE_STRINGS : shuffle(HOSTILE_STRINGS).slice(0, AT_EACH_DOOR);
      await inTurns(AT_ONCE, texts, async (text) => {
        const address = door(text);
        const response = await request.get(address, { maxRedirects: 3 });
        expect(response.status(), address).toBeLessThan(500);
        await response.dispose();
      });
    }
    expect((await request.get("/events")).status()).toBe(200);
  });

/** Does something with each of these, so many at a time. */
async function inTurns<T>(atOnce: number, things: readonly T[], work: (thing: T) => Promise<void>): Promise<void> {
  const rest = [...things];
  const turn = async (): Promise<void> => {
    for (let next = rest.shift(); next !== undefined; next = rest.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: atOnce }, turn));
}

test("every string in the search box is answered", async ({ request }) => {
  test.setTimeout(600_000);
  const chosen = EVERY ? HOSTILE_STRINGS : dice(7).shuffle(HOSTILE_STRINGS).slice(0, 80);
  for (const text of [...chosen, "abc\u0000def"]) {
    const response = await request.get(`/events?q=${encoded(text)}`);
    expect(response.status(), JSON.stringify(text)).toBeLessThan(500);
  }
});

/** What a page made of the scripts that it showed. */
async function ran(page: Page): Promise<unknown> {
  return page.evaluate((marker) => (window as unknown as Record<string, unknown>)[marker], MARKER);
}

test("no script of an event, an address or a name runs", async ({ page, pageErrors }) => {
  pageErrors.allow(/400|404/);
  page.on("dialog", (dialog) => {
    throw new Error(`a dialog opened: ${dialog.message()}`);
  });
  const pages = ["/", "/status-changes", "/operators", "/operators/1", "/accounts/13001", "/events/0", "/events/1"];
  for (const address of ["/events", ...pages, ...SCRIPTS.map((script) => `/events?q=${encoded(script)}`)]) {
    await page.goto(address);
    expect(await ran(page), address).toBeUndefined();
  }
  // It was there to be run.
  await page.goto("/events");
  await expect(page.getByRole("table")).toContainText(SCRIPTS[1] ?? "");
});

test("no script of a view's name runs, in the list, its menu and the palette", async ({ page }) => {
  const name = (SCRIPTS[1] ?? "").slice(0, 80);
  await page.goto("/events");
  await page.getByRole("button", { name: "Views", exact: true }).click();
  await page.getByRole("textbox", { name: "Name" }).fill(name);
  await page.getByRole("button", { name: "Save this view" }).click();
  await expect(page.getByRole("main").locator("header p")).toContainText(name);
  expect(await ran(page)).toBeUndefined();
  await page.getByRole("button", { name: "Find…" }).click();
  await page.getByRole("combobox", { name: "Go to" }).fill(name);
  await expect(page.getByRole("option", { name: `${name} view` })).toBeVisible();
  expect(await ran(page)).toBeUndefined();
  await page.goto("/views");
  await expect(page.getByRole("link", { name, exact: true })).toBeVisible();
  expect(await ran(page)).toBeUndefined();
});

test("a script that did run would be seen", async ({ page }) => {
  for (const script of SCRIPTS.filter((script) => /onload|onerror|<script>window/.test(script)).slice(0, 3)) {
    await page.goto("about:blank");
    await page.setContent(`<p title="${script.startsWith('"') ? script : `">${script}`}</p>`);
    await expect.poll(() => ran(page), { message: script }).toBe(1);
  }
});
