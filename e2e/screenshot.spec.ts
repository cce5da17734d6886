import { copyFileSync, mkdirSync } from "node:fs";

import { expect, test } from "./support/test.ts";

test.use({ serverSettings: { RASTRO_DEMO: "1" }, viewport: { width: 1440, height: 900 } });

// An account of the demo's first story: its phone is edited, and within the hour the same hand unblocks it.
const ACCOUNT = "/accounts/32422";

test("the README's picture is what a newcomer sees", async ({ page }, testInfo) => {
  await page.goto(ACCOUNT);
  await expect(page.getByRole("heading", { level: 1, name: /32422/ })).toBeVisible();
  await expect(page.getByText("made up")).toBeVisible();
  const path = testInfo.outputPath("account.png");
  await page.screenshot({ path });
  // Kept in the repository only when asked for, so that a test run leaves the tree clean.
  if (process.env.UPDATE_SCREENSHOT) {
    mkdirSync("docs/images", { recursive: true });
    copyFileSync(path, "docs/images/account.png");
  }
});
