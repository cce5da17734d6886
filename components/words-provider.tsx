"use client";

import { type Locale, type Messages, NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";

import type { Packed } from "./packed.ts";

/** The messages that are sent to the browser. */
export type ClientMessages = Pick<Messages, "client">;

type Props = { locale: Locale; zone: string; messages: Packed<ClientMessages>; children: ReactNode };

/** Everything within speaks this language; its messages come as one text, which is read once for the life of the process. */
export function WordsProvider({ locale, zone, messages, children }: Props) {
  return (
    <NextIntlClientProvider locale={locale} timeZone={zone} messages={messagesOf(messages)}>
      {children}
    </NextIntlClientProvider>
  );
}

// As many as there are languages.
const read = new Map<string, ClientMessages>();

function messagesOf(packed: Packed<ClientMessages>): ClientMessages {
  const messages = read.get(packed) ?? (JSON.parse(packed) as ClientMessages);
  read.set(packed, messages);
  return messages;
}
