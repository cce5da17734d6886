import type { Locale } from "next-intl";

import en from "./messages/en.json" with { type: "json" };
import ptBR from "./messages/pt-BR.json" with { type: "json" };

/** What components say in the browser too. It comes with the scripts, which are kept, and not with each page. */
export const BROWSER_MESSAGES: Record<Locale, { client: typeof en }> = {
  en: { client: en },
  "pt-BR": { client: ptBR },
};
