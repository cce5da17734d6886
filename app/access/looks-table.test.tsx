import { type Locale, NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { BROWSER_MESSAGES } from "#components/browser-messages.ts";
import { LooksTable } from "#components/looks-table.tsx";
import type { LookView } from "#db/access-looks.ts";

import { accountHref, eventHref } from "../addresses.ts";
import en from "../messages/en.json" with { type: "json" };
import ptBR from "../messages/pt-BR.json" with { type: "json" };

const MESSAGES = { en: { ...en, ...BROWSER_MESSAGES.en }, "pt-BR": { ...ptBR, ...BROWSER_MESSAGES["pt-BR"] } };

const look: LookView = {
  leafIndex: 7,
  at: Date.parse("2026-03-20T12:00:00.000Z"),
  event: "viewer_change",
  viewer: "admin@bank.example",
  role: "admin",
  origin: "WEB",
  address: "192.0.2.7",
  uri: "/viewers",
  seen: {},
};

function saw(told: Partial<LookView>, locale: Locale = "en"): string {
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={MESSAGES[locale]} timeZone="UTC">
      <LooksTable looks={[{ ...look, ...told }]} ways={{ account: accountHref, event: eventHref }} />
    </NextIntlClientProvider>,
  );
  const [, , , cell = ""] = markup.split("<td").slice(1);
  return `<td${cell}`
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}

test("a change of a viewer says whose, and to which role in the reader's words", () => {
  const seen = { what: "role_changed", email: "ana@bank.example", role: "admin" };
  expect(saw({ seen })).toBe("/viewers changed the role · ana@bank.example · Administrator");
  expect(saw({ seen }, "pt-BR")).toBe("/viewers mudou o papel · ana@bank.example · Administrador");
});

test("a refused change says why in the reader's words", () => {
  const seen = { what: "disabled", email: "ana@bank.example", reason: "last_admin" };
  expect(saw({ seen })).toBe(
    "/viewers disabled · ana@bank.example · refused: Somebody has to remain who can manage the viewers",
  );
  expect(saw({ seen }, "pt-BR")).toContain(`recusado: ${ptBR.problems.titles.last_admin}`);
});

test("a reason that somebody typed is told as typed, whatever it is", () => {
  expect(saw({ event: "viewer_reveal", seen: { reason: "too_many_tries" } })).toBe("/viewers reason: too_many_tries");
  expect(saw({ seen: { reason: "toString" } })).toBe("/viewers reason: toString");
});

test("a refused decision about quarantine says its reason and why it was refused", () => {
  const seen = { what: "discard", items: [7], total: 1, reason: "case 4711", refused: "quarantine_settled" };
  expect(saw({ event: "quarantine_change", seen })).toBe(
    `/viewers discarded · refused: ${en.problems.titles.quarantine_settled} · reason: case 4711`,
  );
});

test("a doing that has no words yet is told as it is on record", () => {
  expect(saw({ seen: { what: "unheard_of" } })).toBe("/viewers unheard_of");
});
