import type { Page } from "playwright";

/** Opens addresses, and waits until the page has come alive: keys and clicks before that are the browser's own. */
export function awakened(page: Page): Page {
  const goto = page.goto.bind(page);
  return Object.assign(page, {
    goto: async (...given: Parameters<Page["goto"]>) => {
      const response = await goto(...given);
      await awake(page);
      return response;
    },
  });
}

async function awake(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const title = document.querySelector("main h1");
    return title === null || Object.keys(title).some((key) => key.startsWith("__react"));
  });
  // React begins to listen in a task behind those in which it makes the page its own.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 })));
}
