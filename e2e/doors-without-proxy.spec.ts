import { startServer } from "./support/server.ts";
import { cookiesOfStrangers, importSecrets, notRefused, STRANGERS } from "./support/strangers.ts";
import { test as base, expect } from "./support/test.ts";
import { ADMIN } from "./support/viewers.ts";
import { withoutProxy } from "./support/without-proxy.ts";

// proxy.ts sets headers in development and nothing else: with it really gone, every door refuses as before. Accounts from 6000 to 6999.
const test = base.extend({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from this pattern
    async ({}, use) => {
      const bare = await withoutProxy();
      const admin = { RASTRO_ADMIN_EMAIL: ADMIN.email, RASTRO_ADMIN_PASSWORD: ADMIN.password };
      const server = await startServer(admin, bare.root);
      await use(server);
      await server.stop();
      await bare.remove();
    },
    { scope: "worker", timeout: 120_000 },
  ],
});

let cookies: Awaited<ReturnType<typeof cookiesOfStrangers>>;
test.beforeAll(async ({ server }) => {
  await importSecrets(server);
  cookies = await cookiesOfStrangers(server);
});

test("the headers are there as before, and so is what who may look is answered", async ({ page, server }) => {
  const answer = await fetch(`${server.url}/sign-in`);
  expect([answer.status, answer.headers.get("content-security-policy")]).toEqual([
    200,
    expect.stringContaining("script-src 'nonce-"),
  ]);
  expect((await page.goto("/events"))?.status()).toBe(200);
  await expect(page.getByText("hidden.operator@bank.example").first()).toBeVisible();
});

for (const who of STRANGERS) {
  test(`${who} gets nothing, although there is no proxy`, async ({ server }) => {
    expect(await notRefused(server, cookies[who])).toEqual([]);
  });
}
