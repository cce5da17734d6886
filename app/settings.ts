import { resolve } from "node:path";

import { isLoopback } from "#audit/addresses.ts";
import { parseSeconds, parseZone } from "#audit/time.ts";

/** The one OpenID Connect provider. */
export type Provider = { issuer: string; clientId: string; clientSecret: string };
export type Settings = {
  data: string;
  demo: boolean;
  zone: string;
  exportMs: number;
  secure: boolean;
  provider: Provider | null;
  observable: boolean;
};

/**
 * The environment of the server process as the pages need it, read here and nowhere else among them.
 *
 * @throws Problem `setting_invalid`
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  return {
    /** The directory of everything kept. */
    data: resolve(/*turbopackIgnore: true*/ env.RASTRO_DATA || "data"),
    /** Whether the demo trail is shown while the store is empty. */
    demo: env.RASTRO_DEMO !== "0",
    /** The zone in which times are shown and typed. */
    zone: parseZone(env.RASTRO_ZONE || "America/Sao_Paulo", "RASTRO_ZONE"),
    /** How long an export may take, in milliseconds. */
    exportMs: parseSeconds(env.RASTRO_EXPORT_SECONDS || "600", "RASTRO_EXPORT_SECONDS") * 1000,
    /** Whether browsers come in over https. */
    secure: (env.RASTRO_ORIGIN ?? "").startsWith("https:"),
    /** Who else may say who somebody is; cli/serve/settings.ts refuses half a provider. */
    provider: providerOf(env),
    /** Whether /api/ready and /api/metrics are open: nobody but this machine reaches us, not through a proxy either. */
    observable: !env.RASTRO_ORIGIN && isLocal(env.HOST || "127.0.0.1"),
  };
}

const isLocal = (host: string): boolean => host === "localhost" || isLoopback(host);

function providerOf(env: NodeJS.ProcessEnv): Provider | null {
  const issuer = (env.RASTRO_OIDC_ISSUER ?? "").replace(/\/$/, "");
  const { RASTRO_OIDC_CLIENT_ID: clientId = "", RASTRO_OIDC_CLIENT_SECRET: clientSecret = "" } = env;
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret } : null;
}
