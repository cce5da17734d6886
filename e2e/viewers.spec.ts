import { startOurs } from "./support/process.ts";
import { startServer } from "./support/server.ts";
import { expect, test } from "./support/test.ts";
import { ANONYMOUS, addViewer, postSignIn } from "./support/viewers.ts";

// Who may sign in: the page of the administrators, the command line, and the very first one. On a server of its own, where
// no other spec has brought a second administrator.
test.use({ serverSettings: { RASTRO_ZONE: "America/Fortaleza" } });

const PASSWORD = "orbit velvet cinnamon 9";

test("an administrator adds somebody, who chooses a password by a link that works once", async ({
  page,
  browser,
  server,
}) => {
  await page.goto("/viewers");
  const add = page.getByRole("region", { name: "Add a viewer" });
  await add.getByLabel("E-mail").fill("admin@bank.example");
  await add.getByLabel("Role").selectOption("auditor");
  await add.getByRole("button", { name: "Add" }).click();
  await expect(add.getByRole("alert")).toContainText("already");
  await expect(add.getByLabel("Role")).toHaveValue("auditor");
  await add.getByLabel("E-mail").fill("Nova@team.example");
  await add.getByRole("button", { name: "Add" }).click();
  const link = (await add.getByRole("status").locator("code").textContent()) ?? "";
  expect(link).toMatch(/^http:\/\/localhost:\d+\/sign-in\?token=[\w-]{43}$/);

  const context = await browser.newContext({ storageState: ANONYMOUS });
  const theirs = await context.newPage();
  await theirs.goto(link);
  await theirs.getByLabel("New password").fill("password1234");
  await theirs.getByRole("button", { name: "Save" }).click();
  await expect(theirs.getByRole("alert").filter({ hasText: "too easy" })).toBeVisible();
  await theirs.getByLabel("New password").fill(PASSWORD);
  await theirs.getByRole("button", { name: "Save" }).click();
  await expect(theirs.getByText("Your password is set")).toBeVisible();
  expect((await fetch(link)).status).toBe(410);
  const nova = { email: "nova@team.example", password: PASSWORD };
  expect((await postSignIn(server, nova)).status).toBe(200);
  await context.close();
});

test("an administrator changes a role and disables, but never the last of them", async ({
  page,
  browser,
  server,
  as,
}) => {
  test.setTimeout(120_000);
  const rita = { email: "rita@team.example", password: PASSWORD };
  await addViewer(server, rita, "viewer");
  await page.goto("/viewers");
  const card = page.getByRole("listitem").filter({ hasText: rita.email });
  await card.getByLabel("Role").selectOption("investigator");
  await card.getByRole("button", { name: "Change role" }).click();
  await expect
    .poll(async () => (await server.rastro(["viewer", "list"])).stdout, { timeout: 45_000 })
    .toMatch(/rita@team.example\s+investigator/);
  await expect(card.getByRole("status")).toHaveText("The role was changed; their sessions ended.");
  await expect(card.getByLabel("Role")).toHaveValue("investigator");
  await card.getByRole("button", { name: "Disable" }).click();
  await expect(card.getByText("disabled since")).toBeVisible();
  expect((await postSignIn(server, rita)).status).toBe(401);
  await card.getByRole("button", { name: "Enable" }).click();
  await expect.poll(async () => (await postSignIn(server, rita)).status).toBe(200);
  const own = page.getByRole("listitem").filter({ hasText: "admin@bank.example" });
  await own.getByRole("button", { name: "Disable" }).click();
  await expect(own.getByRole("alert")).toContainText("Somebody has to remain");

  const auditor = await browser.newContext({ storageState: await as("auditor") });
  const access = await auditor.newPage();
  await access.goto("/access?q=event:viewer_change");
  const rows = access.getByRole("table", { name: "Looks" }).getByRole("row");
  await expect(rows.filter({ hasText: `changed the role · ${rita.email} · Investigator` })).toHaveCount(1);
  const refused = rows.filter({ hasText: "disabled · admin@bank.example" });
  await expect(refused).toHaveCount(2);
  await expect(refused.first()).toContainText("refused: Somebody has to remain who can manage the viewers");
  await auditor.close();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a changed role is shown and said", async ({ page, server }) => {
    await addViewer(server, { email: "caio@team.example", password: PASSWORD }, "viewer");
    await page.goto("/viewers");
    const card = page.getByRole("listitem").filter({ hasText: "caio@team.example" });
    await card.getByLabel("Role").selectOption("auditor");
    await card.getByRole("button", { name: "Change role" }).click();
    await expect(card.getByRole("status")).toHaveText("The role was changed; their sessions ended.");
    await expect(card.getByLabel("Role")).toHaveValue("auditor");
    await expect(page.getByRole("status")).toHaveCount(1);
  });
});

test("the command line adds, lists and disables", async ({ server }) => {
  const added = await server.rastro(["viewer", "add", "cli@team.example", "--role", "viewer", "--json"]);
  const { link, ...rest } = JSON.parse(added.stdout);
  expect([added.code, rest]).toEqual([0, { email: "cli@team.example", role: "viewer" }]);
  expect(link).toMatch(/\/sign-in\?token=[\w-]{43}$/);
  expect((await server.rastro(["viewer", "add", "cli@team.example", "--role", "viewer"])).code).toBe(2);
  expect((await server.rastro(["viewer", "add", "x@team.example", "--role", "boss"])).code).toBe(2);
  expect(
    (await server.rastro(["viewer", "add", "x@team.example", "--role", "viewer", "--password-stdin"], "123")).code,
  ).toBe(2);
  expect((await server.rastro(["viewer", "disable", "cli@team.example"])).code).toBe(0);
  const { viewers } = JSON.parse((await server.rastro(["viewer", "list", "--json"])).stdout);
  const found = viewers.find(({ email }: { email: string }) => email === "cli@team.example");
  expect(found).toMatchObject({
    role: "viewer",
    second_factor: false,
    passkeys: 0,
    disabled_at: expect.stringMatching(/^20/),
  });
});

test("in a demo the printed link signs in straight, once; the first administrator ends that", async ({ browser }) => {
  const server = await startServer({ RASTRO_DEMO: "1" });
  const link = await server.link();
  const context = await browser.newContext({ storageState: ANONYMOUS });
  const page = await context.newPage();
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  const other = await browser.newContext({ storageState: ANONYMOUS });
  const late = await other.newPage();
  await late.goto(link);
  await expect(late.getByRole("heading", { level: 1 })).toHaveText("This link does not work any more");
  await addViewer(server, { email: "first@team.example", password: PASSWORD }, "admin");
  await page.reload();
  await expect(page).toHaveURL(/\/sign-in/);
  await context.close();
  await other.close();
  await server.stop();
});

test("without a demo the printed link leads to the first administrator", async ({ page }) => {
  const server = await startServer();
  await page.goto(await server.link());
  await page.getByLabel("E-mail").fill("first@team.example");
  await page.getByLabel("New password").fill(PASSWORD);
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Your password is set")).toBeVisible();
  expect((await postSignIn(server, { email: "first@team.example", password: PASSWORD })).status).toBe(200);
  await server.stop();
});

for (const [settings, name] of [
  [{ HOST: "0.0.0.0" }, "RASTRO_ORIGIN"],
  [{ RASTRO_ADMIN_EMAIL: "first@team.example", RASTRO_ADMIN_PASSWORD: "password1234" }, "password"],
] as const) {
  test(`${Object.keys(settings)[0]} that would open the door too far is refused at start`, async ({ server }) => {
    const all = { HOST: "127.0.0.1", PORT: "0", RASTRO_DEMO: "0", RASTRO_DATA: `${server.data}/refused`, ...settings };
    const child = startOurs("cli/serve.ts", [], all, { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    child.stderr?.on("data", (chunk) => {
      said += chunk;
    });
    const code = await new Promise((resolve) => child.once("close", resolve));
    expect([code, said]).toEqual([2, expect.stringContaining(name)]);
  });
}
