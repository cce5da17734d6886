import { testAccessible } from "./support/axe.ts";
import { BIA, box, JUDICIAL, options, recordTrail, total } from "./support/search-box.ts";
import { expect, test } from "./support/test.ts";

// A server of its own: what is suggested is what is in it.
test.use({ serverSettings: { RASTRO_ZONE: "America/Sao_Paulo" } });
test.beforeAll(({ server }) => recordTrail(server));

test.describe("suggestions", () => {
  test("a key and then its value are chosen by keyboard alone, and Enter then searches", async ({ page }) => {
    await page.goto("/events");
    await expect(box(page)).toHaveAttribute("aria-expanded", "false");
    await box(page).pressSequentially("sta");
    await expect(options(page)).toHaveText(["status:the status after the event"]);
    await expect(box(page)).toHaveAttribute("aria-expanded", "true");
    await expect(options(page).first()).toHaveAttribute("aria-selected", "false");
    await page.keyboard.press("ArrowDown");
    const active = options(page).first();
    await expect(active).toHaveAttribute("aria-selected", "true");
    await expect(box(page)).toHaveAttribute("aria-activedescendant", (await active.getAttribute("id")) ?? "none");
    await page.keyboard.press("Enter");
    await expect(box(page)).toHaveValue("status:");
    await expect(options(page)).toHaveText(["BLOCKED", "NORMAL", "PRE BLOCKED"]);
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Home");
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await expect(box(page)).toHaveValue('status:"PRE BLOCKED"');
    await expect(options(page)).toHaveCount(0);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/q=status%3A%22PRE\+BLOCKED%22$/);
    await total(page, 1);
  });

  test("the last value of a list and of what is left out is completed", async ({ page }) => {
    await page.goto("/events");
    await box(page).fill("account:12001 -status:NORMAL,BLO");
    await expect(options(page)).toHaveText(["BLOCKED", "PRE BLOCKED"]);
    await options(page).nth(1).click();
    await expect(box(page)).toHaveValue('account:12001 -status:NORMAL,"PRE BLOCKED"');
    await expect(box(page)).toBeFocused();
  });

  test("a reason is found by what it says, an operator inside the e-mail, a day by its name", async ({ page }) => {
    await page.goto("/events");
    await box(page).fill("reason:judi");
    await expect(options(page)).toHaveText([`12${JUDICIAL.reason}`]);
    await box(page).fill("operator:ia@");
    await expect(options(page)).toHaveText([BIA]);
    await box(page).fill("since:");
    await expect(options(page).first()).toHaveText(/^\d{4}-\d\d-\d\d\w+, \w+ \d+, \d{4}$/);
    await box(page).fill("last:3");
    await expect(options(page)).toHaveText(["3m3 minutes", "3h3 hours", "3d3 days", "3w3 weeks"]);
  });

  test("what may be a phone number is not suggested", async ({ page }) => {
    await page.goto("/events");
    await box(page).fill("operator:");
    await expect(options(page)).toHaveCount(10);
    await box(page).fill("operator:1198");
    await expect(options(page)).toHaveCount(0);
    await box(page).fill("operator:op13");
    await expect(options(page)).toHaveText(["op13@bank.example"]);
  });

  test("Escape closes the list and leaves the text, the arrow opens it, Tab leaves", async ({ page }) => {
    await page.goto("/events");
    await box(page).pressSequentially("or");
    await expect(options(page)).toHaveText([/^origin:/, /^org:/]);
    await page.keyboard.press("Escape");
    await expect(options(page)).toHaveCount(0);
    await expect(box(page)).toHaveValue("or");
    await page.keyboard.press("ArrowDown");
    await expect(options(page)).toHaveCount(2);
    await page.keyboard.press("Tab");
    await expect(options(page)).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Search", exact: true })).toBeFocused();
  });

  test("Enter without a choice searches for what is there, and a choice can be undone", async ({ page }) => {
    await page.goto("/events");
    await box(page).pressSequentially("acc");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(box(page)).toHaveValue("account:");
    await page.keyboard.press("Control+z");
    await expect(box(page)).toHaveValue("acc");
    await box(page).fill("judi");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL("/events?q=judi");
    await total(page, 1);
  });
});

test.describe("a mistake", () => {
  test("is marked under its character while one types, and not before the value is written", async ({ page }) => {
    await page.goto("/events");
    await box(page).pressSequentially("since:2026-0");
    await expect(box(page)).not.toHaveAttribute("aria-invalid");
    await box(page).pressSequentially(" x");
    const words = page.getByText("Character 7: expected a date or time such as 2026-03-01 or 2026-03-01T14:30");
    await expect(words).toBeVisible();
    await expect(box(page)).toHaveAttribute("aria-invalid", "true");
    await expect(box(page)).toHaveAccessibleDescription(/^Character 7: expected a date/);
    await expect(page.locator("search mark")).toHaveText("2");
    await box(page).fill("since:2026-03-01 x");
    await expect(words).toHaveCount(0);
    await expect(box(page)).not.toHaveAttribute("aria-invalid");
  });

  test("lies under the very character that is wrong", async ({ page }) => {
    await page.goto("/events");
    await box(page).fill("status:BLOCKED statsu:x");
    await expect(page.getByText("Character 16: there is no such key")).toBeVisible();
    const [mark, input] = [await page.locator("search mark").boundingBox(), await box(page).boundingBox()];
    const width = await page.locator("search mark").evaluate((one) => one.getBoundingClientRect().width);
    const expected = (input?.x ?? 0) + 33 + 15 * width;
    expect(Math.abs((mark?.x ?? 0) - expected)).toBeLessThan(2);
  });

  test("in an unfinished value is said once the box is left", async ({ page }) => {
    await page.goto("/events");
    await box(page).fill("flag:la");
    await expect(options(page)).toHaveText(["latelate", "template_uritemplate URI"]);
    await page.keyboard.press("Escape");
    await expect(box(page)).not.toHaveAttribute("aria-invalid");
    await page.keyboard.press("Tab");
    await expect(page.getByText(/^Character 6: expected invalid_number, /)).toBeVisible();
  });
});
test("who asks for Portuguese gets it", async ({ browser, server }) => {
  const context = await browser.newContext({ locale: "pt-BR", baseURL: server.url });
  const page = await context.newPage();
  await page.goto("/events?q=account:12001,2,3,4,5");
  await expect(page.getByRole("link", { name: "Remover account: 5 valores" })).toBeVisible();
  const search = page.getByRole("combobox", { name: "Buscar" });
  await search.fill("orig");
  await expect(page.getByRole("listbox", { name: "Sugestões" }).getByRole("option")).toHaveText([
    "origin:o canal de onde veio",
  ]);
  await search.fill("statsu:x");
  await expect(page.getByText("Caractere 1: essa chave não existe")).toBeVisible();
  await context.close();
});

testAccessible("in the search box, open, closed and mistaken", async (page, accessible) => {
  await page.goto("/events?q=account:12001,12002,1,2,3+-status:NORMAL+blocked");
  await accessible();
  await box(page).fill("o");
  await page.keyboard.press("ArrowDown");
  await expect(options(page).first()).toBeVisible();
  await accessible();
  await box(page).fill("statsu:BLOCKED more");
  await expect(page.getByText("Character 1: there is no such key")).toBeVisible();
  await accessible();
});
