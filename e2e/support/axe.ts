import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright";

import { expect, test } from "./test.ts";

export type Look = { colorScheme: "light" | "dark"; width: number };

const EVERY_LOOK: Look[] = (["light", "dark"] as const).flatMap((colorScheme) =>
  [1440, 1100, 390].map((width) => ({ colorScheme, width })),
);

/**
 * How pages are looked at: light and wide, dark and narrow, which see every style sheet; `npm run test:axe` in every
 * combination.
 */
export const LOOKS: Look[] =
  process.env.RASTRO_AXE === "all"
    ? EVERY_LOOK
    : EVERY_LOOK.filter(({ colorScheme, width }) => width === (colorScheme === "light" ? 1440 : 390));

/** Makes a test of it that axe finds nothing in what `show` brings onto the page, in any look; `show` says when it is there. */
export function testAccessible(
  what: string,
  show: (page: Page, accessible: () => Promise<void>, look: Look) => Promise<void>,
): void {
  test(`axe finds nothing ${what}`, async ({ page, pageErrors }) => {
    test.slow();
    // A page that says what is wrong has to be as readable as any.
    pageErrors.allow(/the server responded with a status of 40[04]/);
    for (const look of LOOKS) {
      await beSeen(page, look);
      await show(page, () => expectAccessible(page), look);
    }
  });
}

/** Shows a page in a look from now on. */
export async function beSeen(page: Page, { colorScheme, width }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 900 });
}

/** Axe finds nothing on the page, and nothing of it reaches beyond the screen. */
export async function expectAccessible(page: Page): Promise<void> {
  // Otherwise it opens a page more to put together what it found in frames of other origins, and we have no frames.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  // Nothing is asked of what it found in order, which is most of what it would tell.
  const { violations } = await axe.options({ resultTypes: ["violations"] }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(beyond, "pixels beyond the screen").toBeLessThanOrEqual(0);
}

/** Opens everything that is folded. */
export const openDetails = (page: Page): Promise<void> =>
  page.locator("details").evaluateAll((all) => all.forEach((details) => void details.setAttribute("open", "")));
