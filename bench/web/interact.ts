import { type Browser, type BrowserContext, chromium, type Page } from "playwright";

import { ensureWindowedChromium } from "../../cli/setup/browser.js";
import { type Measure, type Measured, median } from "../measure.ts";
import { PAGE } from "../pages.ts";
import { type House, openHouse } from "./house.ts";
import { type Painted, paintedAtFirst, paintedFor, watchPaint } from "./painted.ts";

/**
 * From choosing an operator to the filtered rows painted, against a full navigation to the bare page.
 *
 * Ours: `/events` is loaded and at rest; an operator is clicked in the facet beside the table; from the time stamp of that
 * click. The floor: from the beginning of the navigation. Both until the rows are painted: they are in the document, and
 * the frame after the one that first shows them has begun. Both with what the browser keeps of earlier visits.
 */
export const measureInteract: Measure = async ({ file, say }) => {
  const house = await openHouse(file, say);
  const browser = await chromium.launch({ executablePath: await ensureWindowedChromium(), args: FLAGS });
  try {
    return [await takeTurns(house, browser, say)];
  } finally {
    await browser.close();
    await house.close();
  }
};

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"];
const [WARM_UP, TURNS] = [3, 15];

async function takeTurns(house: House, browser: Browser, say: (line: string) => void): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-US" });
  await context.addInitScript(watchPaint, PAGE);
  await context.addCookies(cookiesOf(house));
  context.setDefaultTimeout(10_000);
  const [ours, bare] = [await context.newPage(), await context.newPage()];
  const turns: { value: Painted; floor: Painted }[] = [];
  for (let turn = -WARM_UP; turn < TURNS; turn += 1) {
    const value = await chooseOperator(ours, house.page.address, turn + WARM_UP);
    const floor = await navigate(bare, `${house.plain.address}?turn=${turn}`);
    if (turn >= 0) turns.push({ value, floor });
  }
  const [value, floor] = [medians(turns.map((turn) => turn.value)), medians(turns.map((turn) => turn.floor))];
  say(`interact, ms from the click: ${JSON.stringify(value)}; of the floor: ${JSON.stringify(floor)}`);
  return { name: "interact", value: value.painted, floor: floor.painted, limit: { atMost: 2 } };
}

function medians(turns: Painted[]): Painted {
  const of = (when: keyof Painted) => Math.round(median(turns.map((turn) => turn[when])));
  return { asked: of("asked"), first: of("first"), last: of("last"), there: of("there"), painted: of("painted") };
}

const cookiesOf = ({ ours, page }: House): Parameters<BrowserContext["addCookies"]>[0] =>
  page.cookie.split("; ").map((cookie) => {
    const at = cookie.indexOf("=");
    return {
      name: cookie.slice(0, at),
      value: cookie.slice(at + 1),
      domain: new URL(ours.url).hostname,
      path: "/",
      secure: true,
    };
  });

/** Another operator each time, of those in the facet; none of them has done all that the page shows before. */
async function chooseOperator(page: Page, address: string, turn: number): Promise<Painted> {
  // A page behind another is drawn once a second.
  await page.bringToFront();
  await page.goto(address, { waitUntil: "networkidle" });
  const links = page.getByRole("list", { name: "Operator", exact: true }).locator("li > a:first-child");
  const link = links.nth(turn % (await links.count()));
  const operator = (await link.locator("span").textContent()) ?? "";
  const [painted] = await Promise.all([page.evaluate(paintedFor, operator), link.click()]);
  return painted;
}

async function navigate(page: Page, address: string): Promise<Painted> {
  await page.bringToFront();
  await page.goto(address);
  return page.evaluate(paintedAtFirst);
}
