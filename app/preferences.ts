import { cookies, headers } from "next/headers";
import { cache } from "react";

import { canonicalZone } from "#audit/time.ts";

import { type Locale, pickLocale } from "./locale.ts";
import { readSettings } from "./settings.ts";

export const SCHEMES = ["auto", "light", "dark"] as const;
export type Scheme = (typeof SCHEMES)[number];

export const LOCALE_COOKIE = "rastro-locale";
export const SCHEME_COOKIE = "rastro-scheme";
export const ZONE_COOKIE = "rastro-zone";

/** What somebody chose in the side bar, from cookies; once a request. */
export const readPreferences = cache(async (): Promise<{ locale: Locale; scheme: Scheme; zone: string }> => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return {
    locale: pickLocale(jar.get(LOCALE_COOKIE)?.value, head.get("accept-language")),
    scheme: SCHEMES.find((scheme) => scheme === jar.get(SCHEME_COOKIE)?.value) ?? "auto",
    // A cookie of another browser may name a zone that this machine does not know.
    zone: canonicalZone(jar.get(ZONE_COOKIE)?.value ?? "") ?? readSettings().zone,
  };
});
