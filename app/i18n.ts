import { getRequestConfig } from "next-intl/server";

import { BROWSER_MESSAGES } from "#components/browser-messages.ts";

import type { Locale } from "./locale.ts";
import en from "./messages/en.json" with { type: "json" };
import ptBR from "./messages/pt-BR.json" with { type: "json" };
import { readPreferences } from "./preferences.ts";

const MESSAGES = {
  en: { ...en, ...BROWSER_MESSAGES.en },
  "pt-BR": { ...ptBR, ...BROWSER_MESSAGES["pt-BR"] },
} satisfies Record<Locale, unknown>;

/** What next-intl needs for a request; next.config.js names this file. */
export default getRequestConfig(async () => {
  const { locale, zone } = await readPreferences();
  return { locale, messages: MESSAGES[locale], timeZone: zone };
});
