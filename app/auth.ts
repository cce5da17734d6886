import { APIError } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import { twoFactor } from "better-auth/plugins/two-factor";

import { authAdapter } from "#db/auth-adapter.ts";
import { viewersStore } from "#db/live.ts";
import { hashPassword, PASSWORD_LENGTH, verifyPassword } from "#db/passwords.ts";
import { cookieSecret } from "#db/secrets.ts";
import { SESSION_S } from "#db/sessions.ts";
import { spendCode } from "#db/used-codes.ts";
import { isDisabled } from "#db/viewers.ts";

import { oneTimeLink } from "./auth-link.ts";
import { COOKIE_PREFIX } from "./session-cookie.ts";
import { type Provider, readSettings } from "./settings.ts";

/** The header in which knock() hands over the address of who asks; nothing from outside reaches better-auth's own. */
export const ADDRESS_HEADER = "x-rastro-address";

const made = new Map<string, ReturnType<typeof make>>();

/** better-auth for one of our origins: localhost and 127.0.0.1 are two. */
export function authFor(origin: string): ReturnType<typeof make> {
  const auth = made.get(origin) ?? make(origin);
  made.set(origin, auth);
  return auth;
}

function make(origin: string) {
  const { data, provider } = readSettings();
  const db = viewersStore(data);
  return betterAuth({
    appName: "Rastro",
    baseURL: origin,
    basePath: "/api/auth",
    trustedOrigins: [origin],
    secret: cookieSecret(data),
    database: authAdapter(db),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(password, hash) },
    },
    // No cookie cache: what is revoked opens nothing at the next request. Idle sessions end in db/sessions.ts.
    session: {
      expiresIn: SESSION_S,
      disableSessionRefresh: true,
      cookieCache: { enabled: false },
      additionalFields: { lastSeenAt: { type: "date", required: true, input: false, defaultValue: () => new Date() } },
    },
    user: {
      additionalFields: {
        role: { type: "string", required: true, input: false },
        demo: { type: "boolean", required: true, input: false, defaultValue: false },
      },
    },
    databaseHooks: {
      // Viewers are added by an administrator, and by nothing that comes through a door.
      user: { create: { before: async () => false } },
      session: {
        create: {
          before: async ({ userId }, context) => {
            const spent =
              context?.path === "/two-factor/verify-totp" && !spendCode(db, userId, String(context.body.code));
            if (spent || isDisabled(db, userId)) throw new APIError("UNAUTHORIZED");
          },
        },
      },
    },
    // Ours are counted in db/doors.ts, before anything is verified.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      // The prefix is __Host-, which better-auth would put behind its own.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: true, httpOnly: true, sameSite: "lax", path: "/" },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    plugins: [
      twoFactor({ issuer: "Rastro", twoFactorCookieMaxAge: 5 * 60, totpOptions: { digits: 6, period: 30 } }),
      oneTimeLink(),
      ...(provider ? [genericOAuth({ config: [providerConfig(provider)] })] : []),
    ],
    logger: { level: "error" },
    telemetry: { enabled: false },
  });
}

/** Its name among better-auth's providers, and so in the address that it leads back to. */
export const PROVIDER = "oidc";

const providerConfig = ({ issuer, clientId, clientSecret }: Provider) => ({
  providerId: PROVIDER,
  discoveryUrl: `${issuer}/.well-known/openid-configuration`,
  clientId,
  clientSecret,
  scopes: ["openid", "email"],
  pkce: true,
  // Only whom an administrator added.
  disableSignUp: true,
  disableImplicitSignUp: true,
});
