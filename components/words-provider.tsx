"use client";

import { type Locale, NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";

import { BROWSER_MESSAGES } from "./browser-messages.ts";

type Props = { locale: Locale; zone: string; children: ReactNode };

/** Everything within speaks this language. */
export function WordsProvider({ locale, zone, children }: Props) {
  return (
    <NextIntlClientProvider locale={locale} timeZone={zone} messages={BROWSER_MESSAGES[locale]}>
      {children}
    </NextIntlClientProvider>
  );
}
