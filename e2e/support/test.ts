import type { BrowserContext } from "playwright";
import { test as base, expect } from "playwright/test";
import type { Settings } from "./process.ts";
import { startServer, type TestServer } from "./server.ts";

export { expect };

type ForOneTest = { pageErrors: ReturnType<typeof collectErrors> };
type ForOneWorker = { serverSettings: Settings; server: TestServer };

/**
 * Playwright's `test` with the production server behind it, one for each worker: relative addresses lead there, and a
 * test fails when a page of it writes to console.error or throws.
 */
export const test = base.extend<ForOneTest, ForOneWorker>({
  // At the top of a spec, `test.use({ serverSettings: { RASTRO_DEMO: "1" } })` gives it a server of its own.
  serverSettings: [{}, { option: true, scope: "worker" }],
  server: [
    async ({ serverSettings }, use) => {
      const server = await startServer(serverSettings);
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ server }, use) => use(server.url),
  context: async ({ context, pageErrors }, use) => {
    pageErrors.watch(context);
    await use(context);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
  pageErrors: async ({}, use) => {
    const errors = collectErrors();
    await use(errors);
    expect(errors.unexpected(), "errors in the pages of this test").toEqual([]);
  },
});

function collectErrors() {
  const seen: string[] = [];
  const allowed: RegExp[] = [];
  return {
    watch(context: BrowserContext): void {
      context.on("weberror", (event) => seen.push(String(event.error().stack ?? event.error())));
      context.on("console", (message) => {
        if (message.type() === "error") seen.push(`${message.text()} (${message.location().url})`);
      });
    },
    /** Lets errors pass whose text or address matches: the 404 of a page that is meant not to exist, for one. */
    allow: (expected: RegExp) => void allowed.push(expected),
    unexpected: () => seen.filter((error) => !allowed.some((expected) => expected.test(error))),
  };
}
