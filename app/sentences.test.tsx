import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { BROWSER_MESSAGES } from "#components/browser-messages.ts";
import { EventSentence } from "#components/event-sentence.tsx";
import { eventView } from "#components/event-view.fixture.ts";
import type { EventView } from "#db/event-view.ts";

function say(event: Partial<EventView>, locale: keyof typeof BROWSER_MESSAGES = "en"): string {
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={BROWSER_MESSAGES[locale]} timeZone="UTC">
      <EventSentence event={eventView(event)} />
    </NextIntlClientProvider>,
  );
  return markup
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

const status = (name: string) => ({ status: name, reason_id: null, reason_description: null, description: null });
const phone = (number: string) => ({
  area_code: "11",
  number,
  type: "MOBILE",
  extension: null,
  active: true,
  country_code: "55",
  e164: null,
  valid: true,
});
const moved = {
  known: "account_status_change",
  before: status("NORMAL"),
  object: status("BLOCKED"),
  changes: [{ field: "status", from: "NORMAL", to: "BLOCKED" }],
} as const;

test("a status change is said with its before and after", () => {
  expect(say({ ...moved, changes: [...moved.changes] })).toBe("Status NORMAL → BLOCKED");
});

test("a phone edit is said in the reader's language", () => {
  const changes = [{ field: "number", from: "*****2123", to: "*****9876" }];
  const edit = { before: phone("*****2123"), object: phone("*****9876"), changes };
  expect(say(edit)).toBe("MOBILE phone (11) *****2123 → (11) *****9876");
  expect(say(edit, "pt-BR")).toBe("Telefone MOBILE (11) *****2123 → (11) *****9876");
});

test("numbers that look the same when masked are said to differ", () => {
  const changes = [{ field: "number", from: "*****2123", to: "*****2123" }];
  const edit = { before: phone("*****2123"), object: phone("*****2123"), changes };
  expect(say(edit)).toContain("(hidden digits differ)");
});

test("nothing known before is said, not left out", () => {
  expect(say({ object: phone("*****2123") })).toBe("MOBILE phone (11) *****2123 first seen");
});

test("an event that we cannot read still has its name", () => {
  expect(say({ known: null, event: "card_change", version: 4 })).toBe("card_change version 4");
});
