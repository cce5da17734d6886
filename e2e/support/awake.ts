import type { Browser, Page } from "playwright";
import { expect } from "playwright/test";

/** A browser whose every page, also of a context that a test makes for itself, is awake when its address was opened. */
export function awakening(browser: Browser): Browser {
  const newContext = browser.newContext.bind(browser);
  return Object.assign(browser, {
    newContext: async (...given: Parameters<Browser["newContext"]>) => {
      const context = await newContext(...given);
      const newPage = context.newPage.bind(context);
      return Object.assign(context, { newPage: async () => awakened(await newPage()) });
    },
  });
}

const known = new WeakSet<Page>();

/** Opens addresses, and waits until the page has come alive: keys and clicks before that are the browser's own. */
export function awakened(page: Page): Page {
  if (known.has(page)) return page;
  known.add(page);
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
  // Where scripts are off, or the page has none, nothing comes alive.
  if (!(await page.evaluate(() => "__next_f" in globalThis))) return;
  // Asked from here, and behind tasks of the page instead of timers: its clock may stand still.
  await expect.poll(() => page.evaluate(isOfReact), { intervals: [20, 40, 80, 160] }).toBe(true);
  // React begins to listen in a task behind those in which it makes the page its own.
  for (let task = 0; task < 3; task += 1) await page.evaluate(aTask);
}

function isOfReact(): boolean {
  const title = document.querySelector("main h1");
  return title === null || Object.keys(title).some((key) => key.startsWith("__react"));
}

function aTask(): Promise<unknown> {
  const { port1, port2 } = new MessageChannel();
  port2.postMessage("");
  return new Promise((resolve) => {
    port1.onmessage = resolve;
  });
}
