import type { Locator, Page } from "playwright";

import { testAccessible } from "./support/axe.ts";
import { otherEvent, phoneEdit, statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";

// A server of its own: this spec counts everything that is in it.
test.use({ serverSettings: { RASTRO_ZONE: "America/Sao_Paulo" }, viewport: { width: 1440, height: 900 } });

const DAYS = ["01", "02", "03", "05", "09"];
const TRAIL = [
  ...DAYS.map((day) => statusChange({ at: `2026-03-${day}T12:00:00.000Z`, account: 9101, status: "BLOCKED" })),
  ...DAYS.map((day) => phoneEdit({ at: `2026-03-${day}T15:00:00.000Z`, account: 9102, number: "11987652123" })),
  otherEvent({ at: "2026-03-05T13:00:00.000Z", account: 9103, operator: "bia@bank.example" }),
];

test.beforeAll(async ({ server }) => {
  const { code, stderr } = await server.rastro(["import", "-"], TRAIL.join("\n"));
  expect(code, stderr).toBe(0);
});

// Ten columns of a day each, some without events, among other filters, a size and a zone.
const PERIOD = "since:2026-02-28+until:2026-04-10";
const ADDRESS = `/events?q=operator:*@bank.example+-flag:no_zone+${PERIOD}&size=100&zone=America/Sao_Paulo`;

const figure = (page: Page) => page.getByRole("figure", { name: "Over time" });
const plot = (page: Page) => page.getByRole("group", { name: "Columns over time" });
const bar = (page: Page, day: string) => figure(page).locator(`a[data-column^="2026-03-${day}"]`);
const total = (page: Page, count: number) =>
  expect(page.getByText(`${count} event${count === 1 ? "" : "s"}`, { exact: true })).toBeVisible();

// The days of the address, from the last of February on.
const COLUMNS = 41;

/** Where the column of a day of March is. */
async function middleOf(page: Page, day: string) {
  const box = await plot(page).boundingBox();
  if (!box) throw new Error("it is not to be seen");
  return { x: box.x + (box.width * (Number(day) + 0.5)) / COLUMNS, y: box.y + 40 };
}

/** The column of a day is a link once it is pointed at. */
async function pointed(page: Page, day: string): Promise<Locator> {
  const { x, y } = await middleOf(page, day);
  await page.mouse.move(x, y);
  await expect(bar(page, day)).toBeVisible();
  return bar(page, day);
}

/** Presses on one column and moves to another, not letting go. */
async function drag(page: Page, from: string, to: string) {
  const [start, end] = [await middleOf(page, from), await middleOf(page, to)];
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(end.x + 5, end.y, { steps: 4 });
}

/** Moves the focus to a column by keys alone. */
async function focusOn(page: Page, day: string) {
  await plot(page).getByRole("link").focus();
  await page.keyboard.press("Home");
  const name = new RegExp(`^${day} Mar 2026`);
  for (let steps = 0; steps < 60 && !(await plot(page).getByRole("link", { name }).isVisible()); steps += 1)
    await page.keyboard.press("ArrowRight");
  await expect(plot(page).getByRole("link", { name })).toBeFocused();
}

async function opened(page: Page, address = ADDRESS) {
  await page.goto(address);
  await expect(plot(page)).toBeVisible();
}

const addressOf = (page: Page) => page.url().replace(new URL(page.url()).origin, "");
const moved = (page: Page) => expect(page).not.toHaveURL(ADDRESS);

test("the bar, a drag over it and a selection of it by keyboard lead to the same address", async ({ page }) => {
  const expected = ADDRESS.replace(PERIOD, "since:2026-03-05+until:2026-03-06");
  await opened(page);
  const link = await pointed(page, "05");
  expect(await link.getAttribute("href")).toBe(expected);
  await link.click();
  await moved(page);
  const addresses = [addressOf(page)];

  await opened(page);
  await drag(page, "05", "05");
  await page.mouse.up();
  await moved(page);
  addresses.push(addressOf(page));

  await opened(page);
  await focusOn(page, "05");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Enter");
  await moved(page);
  addresses.push(addressOf(page));

  await opened(page);
  await focusOn(page, "05");
  await page.keyboard.press("Enter");
  await moved(page);
  addresses.push(addressOf(page));

  expect(addresses).toEqual([expected, expected, expected, expected]);
  await total(page, 3);
});

test("several columns: dragged to either side or by keyboard, the same address, snapped to their edges", async ({
  page,
}) => {
  const expected = ADDRESS.replace(PERIOD, "since:2026-03-02+until:2026-03-06");
  for (const [from, to] of [
    ["02", "05"],
    ["05", "02"],
  ] as const) {
    await opened(page);
    await drag(page, from, to);
    await expect(page.getByText("From 02 Mar 2026, before 06 Mar 2026 · 7 events", { exact: true })).toBeVisible();
    await page.mouse.up();
    await moved(page);
    expect(addressOf(page)).toBe(expected);
  }
  await opened(page);
  await focusOn(page, "02");
  for (let days = 0; days < 3; days += 1) await page.keyboard.press("Shift+ArrowRight");
  await expect(figure(page).getByRole("status")).toHaveText("From 02 Mar 2026, before 06 Mar 2026 · 7 events");
  await page.keyboard.press("Enter");
  await moved(page);
  expect(addressOf(page)).toBe(expected);
  await total(page, 7);
});

test("after a drag nothing is told of other columns until one is pointed at", async ({ page }) => {
  const tip = plot(page).locator("[data-side]");
  await opened(page);
  await pointed(page, "09");
  await expect(tip).toBeVisible();
  await drag(page, "02", "09");
  await page.mouse.up();
  await moved(page);
  await total(page, 9);
  await expect(tip).toHaveCount(0);
});

test("after a zoom by keyboard the focus is still among the columns", async ({ page }) => {
  await opened(page);
  await focusOn(page, "05");
  await page.keyboard.press("Enter");
  await moved(page);
  await expect(plot(page).getByRole("link", { name: /^05 Mar 2026 2\d:\d\d/ })).toBeFocused();
});

test("Escape gives a drag up, and what was marked by keyboard", async ({ page }) => {
  await opened(page);
  await drag(page, "02", "05");
  await expect(figure(page).getByRole("status")).not.toBeEmpty();
  await page.keyboard.press("Escape");
  await expect(figure(page).getByRole("status")).toBeEmpty();
  await page.mouse.up();
  await focusOn(page, "03");
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(figure(page).getByRole("status")).toHaveText(/^From 02 Mar 2026, before 04 Mar 2026/);
  await page.keyboard.press("Escape");
  await expect(figure(page).getByRole("status")).toBeEmpty();
  await expect(page).toHaveURL(ADDRESS);
});

test("the ways out lead to twice the time and to all of it, the other filters kept", async ({ page }) => {
  await opened(page, `/events?q=operator:*@bank.example+since:2026-03-02+until:2026-03-06&size=100`);
  await total(page, 7);
  await figure(page).getByRole("link", { name: "Zoom out to twice as long" }).click();
  await expect(page).toHaveURL("/events?q=operator:*@bank.example+since:2026-02-28+until:2026-03-08&size=100");
  await total(page, 9);
  await figure(page).getByRole("link", { name: "All the time" }).click();
  await expect(page).toHaveURL("/events?q=operator:*@bank.example&size=100");
  await total(page, 11);
  await expect(figure(page).getByRole("link", { name: "All the time" })).toHaveCount(0);
});

test("columns without events are shaded, and the legend says how many there are", async ({ page }) => {
  await opened(page, "/events?q=since:2026-02-28+until:2026-03-21&zone=America/Sao_Paulo&chart=table");
  const empty = figure(page).getByRole("row", { name: / 0$/ });
  const count = await empty.count();
  expect(count).toBeGreaterThan(20);
  await expect(figure(page).getByText(`no events ${count} columns`)).toBeVisible();
  const shades = figure(page).locator("svg[role=img] > rect[fill$='-gap)']");
  const shape = figure(page).locator("#histogram-gap-shape path");
  expect((await shape.getAttribute("d"))?.match(/M/g)).toHaveLength(count);
  await expect(
    figure(page).getByRole("img", { name: new RegExp(`${count} columns are without events`) }),
  ).toBeVisible();
  const fills = await shades.evaluateAll((all) => all.map((shade) => getComputedStyle(shade).fill));
  expect(fills.filter((fill) => !fill.includes("-gap"))).toEqual([]);
  // Where nobody asked for it a day without events is left white.
  await page.goto("/");
  const days = page.getByRole("figure").first().locator("rect[fill$='-gap)']").first();
  await expect(days).toHaveCSS("fill", "none");
});

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("a tap on a column leads to its time", async ({ page }) => {
    await opened(page);
    const { x, y } = await middleOf(page, "05");
    await page.touchscreen.tap(x, y);
    await expect(page).toHaveURL(ADDRESS.replace(PERIOD, "since:2026-03-05+until:2026-03-06"));
  });

  test("a finger across marks a period, and one that moves up scrolls the page", async ({ page, context }) => {
    await opened(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await figure(page).scrollIntoViewIfNeeded();
    const [start, end] = [await middleOf(page, "02"), await middleOf(page, "05")];
    const finger = await context.newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...touchPoints: { x: number; y: number }[]) =>
      finger.send("Input.dispatchTouchEvent", { type, touchPoints });
    await touch("touchStart", start);
    for (const part of [0.3, 0.6, 1]) await touch("touchMove", { x: start.x + (end.x - start.x) * part, y: start.y });
    await touch("touchEnd");
    await moved(page);
    expect(addressOf(page)).toBe(ADDRESS.replace(PERIOD, "since:2026-03-02+until:2026-03-06"));

    await opened(page);
    const before = await page.evaluate(() => scrollY);
    const middle = await middleOf(page, "05");
    await touch("touchStart", middle);
    for (let up = 20; up <= 200; up += 20) await touch("touchMove", { x: middle.x, y: middle.y - up });
    await touch("touchEnd");
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(before + 100);
    await expect(figure(page).getByRole("status")).toBeEmpty();
    await expect(page).toHaveURL(ADDRESS);
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the rows of the table lead where the columns would, and nothing is said of dragging", async ({ page }) => {
    await page.goto(ADDRESS);
    await expect(figure(page).getByRole("link", { name: "All the time" })).toBeVisible();
    await expect(figure(page).getByText("Drag over the columns")).toBeHidden();
    await expect(plot(page)).toHaveCount(0);
    await figure(page).getByRole("link", { name: "As a table" }).click();
    await figure(page).getByRole("link", { name: "05 Mar 2026" }).click();
    await expect(page).toHaveURL(`${ADDRESS.replace(PERIOD, "since:2026-03-05+until:2026-03-06")}&chart=table`);
    await total(page, 3);
  });
});

test("who wants less motion zooms without any", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await opened(page);
  await drag(page, "02", "05");
  await expect(figure(page).getByRole("status")).not.toBeEmpty();
  const moving = await figure(page).evaluate((element) => element.getAnimations({ subtree: true }).length);
  expect(moving).toBe(0);
  await page.mouse.up();
  await moved(page);
});

testAccessible("while a period is marked", async (page, accessible) => {
  await opened(page);
  await focusOn(page, "03");
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(figure(page).getByRole("status")).not.toBeEmpty();
  await accessible();
});
