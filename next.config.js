import { PHASE_PRODUCTION_SERVER } from "next/constants.js";

/** @type {import('next').NextConfig} */
const config = {
  typedRoutes: true,
  agentRules: false,
  poweredByHeader: false,
  // cli/serve/packing.ts does, for half of the cost.
  compress: false,
  // The title is in the head of the first HTML for everybody, not only for the bots that run no script.
  htmlLimitedBots: /.*/,
  serverExternalPackages: ["better-sqlite3"],
  experimental: {
    agentUpgrade: false,
    // A page is loaded when it is first asked for: all of them at every start are 20 MiB.
    preloadEntriesOnStart: false,
    // unauthorized() and forbidden(): an action that is refused answers 401 or 403.
    authInterrupts: true,
  },
};

/** @type {(phase: string) => Promise<import('next').NextConfig>} */
export default async (phase) => {
  // The plugin only tells a build where the messages are, and loads a compiler of 35 MiB to do so.
  if (phase === PHASE_PRODUCTION_SERVER) return config;
  const { default: createNextIntlPlugin } = await import("next-intl/plugin");
  return createNextIntlPlugin("./app/i18n.ts")(config);
};
