import { expect, test } from "./support/test.ts";

// Its own server: nothing is ever imported here.
test.use({ serverSettings: { RASTRO_ZONE: "UTC" } });

test("an empty store says that nothing was recorded, and how to import", async ({ page }) => {
  await page.goto("/events");
  await expect(page.getByRole("heading", { name: "No events were recorded yet" })).toBeVisible();
  await expect(page.getByText("npm run -s rastro -- import FILE")).toBeVisible();
});
