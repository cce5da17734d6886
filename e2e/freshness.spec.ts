import { phoneEdit, statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";

const OPERATOR = "fresh.operator@bank.example";
const ACCOUNT = 770_001;

// A page that only reads a store is easily baked into the build; each of these must ask anew.
test("an event recorded after the build is on every page when it is loaded again", async ({ page, server }) => {
  const first = statusChange({ at: "2026-03-20T10:00:00Z", operator: OPERATOR, account: ACCOUNT, status: "BLOCKED" });
  await server.rastro(["import", "-"], first);
  const profile = await operatorAddress(page);
  const { leaf_index: leaf } = JSON.parse(
    (await server.rastro(["events", `account:${ACCOUNT}`, "--format", "ndjson"])).stdout,
  );

  const pages = ["/", "/events", "/status-changes", "/operators", profile, `/accounts/${ACCOUNT}`];
  for (const path of pages) {
    await page.goto(path);
    await expect(page.getByText("UNDER_FRESH_REVIEW")).toHaveCount(0);
  }
  await page.goto("/phone-edits");
  await expect(page.getByText("FRESH_TYPE")).toHaveCount(0);
  await page.goto(`/events/${leaf}`);
  await expect(page.getByRole("link", { name: "Next" })).toHaveCount(0);

  const second = { at: "2099-01-01T10:00:00Z", operator: OPERATOR, account: ACCOUNT, status: "UNDER_FRESH_REVIEW" };
  const edit = { at: "2099-01-01T09:00:00Z", account: ACCOUNT, number: "11987650000", type: "FRESH_TYPE" };
  await server.rastro(["import", "-"], statusChange(second) + phoneEdit(edit));
  for (const path of pages.filter((path) => path !== "/operators")) {
    await page.goto(path);
    await expect(page.getByText("UNDER_FRESH_REVIEW").first(), path).toBeVisible();
  }
  await page.goto("/phone-edits");
  await expect(page.getByText("FRESH_TYPE").first()).toBeVisible();
  await page.goto(`/events/${leaf}`);
  await expect(page.getByRole("link", { name: "Next" })).toBeVisible();
  await page.goto("/operators");
  await expect(page.getByRole("row", { name: new RegExp(OPERATOR) })).toContainText("2");
});

async function operatorAddress(page: import("playwright").Page): Promise<string> {
  await page.goto("/operators");
  const href = await page.getByRole("link", { name: OPERATOR }).first().getAttribute("href");
  expect(href).toMatch(/^\/operators\/\d+$/);
  return href as string;
}
