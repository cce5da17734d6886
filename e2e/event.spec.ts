import { expect, test } from "./support/test.ts";

for (const leaf of ["99999", "abc", "-1"]) {
  test(`event ${leaf} is not found, and the page says so`, async ({ page, pageErrors }) => {
    pageErrors.allow(/404/);
    const response = await page.goto(`/events/${leaf}`);
    expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "There is no such event" })).toBeVisible();
  });
}
