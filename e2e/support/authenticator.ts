import type { Page } from "playwright";

/** An authenticator built into the machine of a page, which knows its holder and asks nobody: Chromium's own for tests. */
export async function withAuthenticator(page: Page): Promise<{ forget: () => Promise<void> }> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    /** Loses every passkey that it has. */
    forget: async () => void (await devtools.send("WebAuthn.clearCredentials", { authenticatorId })),
  };
}
