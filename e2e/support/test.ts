import type { BrowserContext } from "playwright";
import { test as base, expect } from "playwright/test";
import { awakened, awakening } from "./awake.ts";
import type { Settings } from "./process.ts";
import { startServer, type TestServer } from "./server.ts";
import { ADMIN, ANONYMOUS, type Role, type SignedIn, signIn, signInAs } from "./viewers.ts";

export { expect };

type ForOneTest = {
  pageErrors: ReturnType<typeof collectErrors>;
  /** What a context of somebody with a role is made with: `browser.newContext({ storageState: await as("auditor") })`. */
  as: (who: Role | "anonymous") => Promise<SignedIn>;
};
type ForOneWorker = { serverSettings: Settings; server: TestServer; administrator: SignedIn };

/**
 * Playwright's `test` with the production server behind it, one for each worker: relative addresses lead there, and a
 * test fails when a page of it writes to console.error or throws. Every context, also one that a test makes for itself, is
 * signed in as an administrator unless it is given another `storageState`.
 */
export const test = base.extend<ForOneTest, ForOneWorker>({
  // At the top of a spec, `test.use({ serverSettings: { RASTRO_DEMO: "1" } })` gives it a server of its own.
  serverSettings: [{}, { option: true, scope: "worker" }],
  server: [
    async ({ serverSettings }, use) => {
      const first = { RASTRO_ADMIN_EMAIL: ADMIN.email, RASTRO_ADMIN_PASSWORD: ADMIN.password };
      const server = await startServer({ ...first, ...serverSettings });
      await use(server);
      await server.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  administrator: [
    async ({ server, serverSettings }, use) =>
      // A spec about the first start has nobody who could sign in yet.
      use(serverSettings.RASTRO_ADMIN_EMAIL === "" ? ANONYMOUS : await signIn(server, ADMIN)),
    { scope: "worker" },
  ],
  browser: [async ({ browser }, use) => use(awakening(browser)), { scope: "worker" }],
  storageState: async ({ administrator }, use) => use(administrator),
  as: async ({ server }, use) => use(async (who) => (who === "anonymous" ? ANONYMOUS : signInAs(server, who))),
  baseURL: async ({ server }, use) => use(server.url),
  context: async ({ context, pageErrors }, use) => {
    pageErrors.watch(context);
    await use(context);
  },
  page: async ({ page }, use) => use(awakened(page)),
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
