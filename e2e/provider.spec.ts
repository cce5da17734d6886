import { startIssuer } from "./support/issuer.ts";
import { startServer } from "./support/server.ts";
import { expect, test } from "./support/test.ts";
import { ADMIN, ANONYMOUS, addViewer } from "./support/viewers.ts";

test.use({ storageState: ANONYMOUS });

test("the provider lets in whom an administrator added, while they are not disabled, and nobody else", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const { issuer, person, stop } = await startIssuer();
  const server = await startServer({
    RASTRO_ADMIN_EMAIL: ADMIN.email,
    RASTRO_ADMIN_PASSWORD: ADMIN.password,
    RASTRO_OIDC_ISSUER: issuer,
    RASTRO_OIDC_CLIENT_ID: "rastro",
    RASTRO_OIDC_CLIENT_SECRET: "not a secret",
  });
  const known = { email: "known@bank.example", password: "orbit velvet cinnamon 9" };
  await addViewer(server, known, "auditor");

  const comeIn = async (email: string, verified: "verified" | "unverified" = "verified") => {
    Object.assign(person, { email, email_verified: verified === "verified" });
    const context = await browser.newContext({ storageState: ANONYMOUS, baseURL: server.url });
    const page = await context.newPage();
    await page.goto("/sign-in?to=/operators");
    await page.getByRole("link", { name: "Sign in with your organisation" }).click();
    await page.waitForURL(/\/operators|refused/);
    const path = new URL(page.url()).pathname;
    await context.close();
    return path;
  };

  expect(await comeIn("stranger@bank.example")).toBe("/sign-in");
  expect(await comeIn(known.email, "unverified")).toBe("/sign-in");
  expect(await comeIn(known.email)).toBe("/operators");
  expect((await server.rastro(["viewer", "list"])).stdout).not.toContain("stranger");
  expect((await server.rastro(["viewer", "disable", known.email])).code).toBe(0);
  expect(await comeIn(known.email)).toBe("/sign-in");
  await server.stop();
  stop();
});
