"use client";

import { NextIntlClientProvider, useLocale } from "next-intl";
import { createContext, type ReactNode, useContext } from "react";

const Own = createContext<string | null>(null);

type Props = { zone: string; own: string; children: ReactNode };

/**
 * Everything within tells its times in this zone, and knows the viewer's own. The layout's zone is of no help: a step
 * from page to page does not draw the layout anew.
 */
export function ZoneScope({ zone, own, children }: Props) {
  return (
    <Own value={own}>
      <NextIntlClientProvider locale={useLocale()} timeZone={zone}>
        {children}
      </NextIntlClientProvider>
    </Own>
  );
}

/** The viewer's own zone, where a page has said it. */
export const useOwnZone = (): string | null => useContext(Own);
