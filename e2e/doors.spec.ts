import { cookiesOfStrangers, importSecrets, notRefused, STRANGERS } from "./support/strangers.ts";
import { expect, test } from "./support/test.ts";

// Who may not look is refused at every door of the build, and not one byte of the trail comes out. Accounts from 6000 to 6999.
test.use({ serverSettings: { RASTRO_ZONE: "UTC" } });

let cookies: Awaited<ReturnType<typeof cookiesOfStrangers>>;
test.beforeAll(async ({ server }) => {
  await importSecrets(server);
  cookies = await cookiesOfStrangers(server);
});

for (const who of STRANGERS) {
  test(`${who} gets nothing from any page, route or action of the build`, async ({ server }) => {
    expect(await notRefused(server, cookies[who])).toEqual([]);
  });
}
