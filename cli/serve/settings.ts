import { isLoopback } from "#audit/addresses.ts";
import { Problem } from "#audit/problems.ts";
import { parseSeconds, parseZone } from "#audit/time.ts";

import { parseProxies } from "./proxies.ts";

export type ServeSettings = ReturnType<typeof readSettings>;

/**
 * Reads from the environment what serving needs to know. The only place of this process outside the pages that does.
 *
 * @throws Problem `setting_invalid`
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env) {
  const host = env.HOST || "127.0.0.1";
  requireWholeProvider(env);
  return {
    host,
    port: parsePort(env.PORT || "3000"),
    /** Directory of everything kept. */
    data: env.RASTRO_DATA || "./data",
    /** Whether the demo trail is served while the store is empty. */
    demo: env.RASTRO_DEMO !== "0",
    /** The pages read it for themselves; here it is refused before anything is served. */
    zone: parseZone(env.RASTRO_ZONE || "America/Sao_Paulo", "RASTRO_ZONE"),
    exportSeconds: parseSeconds(env.RASTRO_EXPORT_SECONDS || "600", "RASTRO_EXPORT_SECONDS"),
    /** The public address behind a proxy; null when it is this machine alone that comes in. */
    origin: parseOrigin(env.RASTRO_ORIGIN || null, host),
    /** Whose X-Forwarded-For counts. */
    trusted: parseProxies(env.RASTRO_TRUSTED_PROXIES ?? ""),
    /** Who becomes the first administrator; null when a one-time link does it. */
    admin: parseAdmin(env),
  };
}

/** Cookies need a secure channel: https, or a machine that talks to itself. */
function parseOrigin(text: string | null, host: string): string | null {
  const loopback = host === "localhost" || isLoopback(host);
  if (text === null && loopback) return null;
  const { protocol, origin, pathname, search, hash } = URL.canParse(text ?? "") ? new URL(text ?? "") : new URL("no:");
  const bare = pathname === "/" && search === "" && hash === "";
  if (protocol === "https:" && bare) return origin;
  const expected = "the public address, https://…: over plain http, only HOST on loopback is served";
  throw new Problem("setting_invalid", { name: "RASTRO_ORIGIN", expected });
}

function parseAdmin({ RASTRO_ADMIN_EMAIL: email = "", RASTRO_ADMIN_PASSWORD: password = "" }: NodeJS.ProcessEnv) {
  if (email === "" && password === "") return null;
  if (email !== "" && password !== "") return { email, password };
  const name = email === "" ? "RASTRO_ADMIN_EMAIL" : "RASTRO_ADMIN_PASSWORD";
  throw new Problem("setting_invalid", { name, expected: "both or neither of e-mail and password" });
}

/** 0 is any free port. */
function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new Problem("setting_invalid", { name: "PORT", expected: "a whole number from 0 to 65535" });
}

/** The pages read the provider for themselves; here half of one is refused before anything is served. */
function requireWholeProvider(env: NodeJS.ProcessEnv): void {
  const names = ["RASTRO_OIDC_ISSUER", "RASTRO_OIDC_CLIENT_ID", "RASTRO_OIDC_CLIENT_SECRET"];
  const missing = names.filter((name) => !env[name]);
  if (missing.length === names.length) return;
  const [name] = missing;
  if (name) throw new Problem("setting_invalid", { name, expected: `all of ${names.join(", ")}, or none` });
  const { protocol, hostname } = new URL(
    URL.canParse(env.RASTRO_OIDC_ISSUER ?? "") ? (env.RASTRO_OIDC_ISSUER ?? "") : "no:",
  );
  if (protocol === "https:" || (protocol === "http:" && (hostname === "localhost" || isLoopback(hostname)))) return;
  throw new Problem("setting_invalid", { name: "RASTRO_OIDC_ISSUER", expected: "the issuer's https address" });
}
