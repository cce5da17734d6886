import { expect, test } from "vitest";

import { pickLocale } from "./locale.ts";

test.each([
  [undefined, null, "en"],
  [undefined, "pt-BR,pt;q=0.9,en-US;q=0.8", "pt-BR"],
  [undefined, "pt-PT", "pt-BR"],
  [undefined, "en-GB,pt;q=0.9", "en"],
  [undefined, "en;q=0.5,pt;q=0.9", "pt-BR"],
  [undefined, "de-DE,fr;q=0.9", "en"],
  [undefined, "pt;q=0,en", "en"],
  ["pt-BR", "en", "pt-BR"],
  ["en", "pt-BR", "en"],
  ["xx", "pt", "pt-BR"],
])("chosen %j with Accept-Language %j is %s", (chosen, acceptLanguage, locale) => {
  expect(pickLocale(chosen, acceptLanguage)).toBe(locale);
});
