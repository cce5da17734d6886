import createNextIntlPlugin from "next-intl/plugin";

const withMessages = createNextIntlPlugin("./app/i18n.ts");

/** @type {import('next').NextConfig} */
export default withMessages({
  typedRoutes: true,
  agentRules: false,
  poweredByHeader: false,
  // The title is in the head of the first HTML for everybody, not only for the bots that run no script.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ["better-sqlite3", "better-auth", "@simplewebauthn/server"],
  // unauthorized() and forbidden(): an action that is refused answers 401 or 403.
  experimental: { agentUpgrade: false, authInterrupts: true },
});
