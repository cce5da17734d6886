import type { useTranslations } from "next-intl";

import { TOO_MANY } from "#audit/search/limits.ts";

type Sentence = Parameters<ReturnType<typeof useTranslations<"client.expected">>>[0];

/** What is expected of who may not search by a whole number. */
export const ONLY_INVESTIGATORS = "phone:*2123; only investigators search by a whole number";

/** The parsers say in English what they expected; these are the sentences a person meets on a page. */
export const EXPECTED: Record<string, Sentence> = {
  "a key such as operator:, or text": "key",
  "a space": "space",
  "the digits of a number, or * and its last four": "phone",
  [ONLY_INVESTIGATORS]: "suffix",
  "true or false": "boolean",
  "a value": "value",
  "a value that is quoted as a whole": "quotedWhole",
  'one of \\" \\\\ \\*': "escape",
  'a closing "': "closing",
  "a space or a comma": "separator",
  "a whole number, or a range such as 100..200": "range",
  "a date or time such as 2026-03-01 or 2026-03-01T14:30": "instant",
  "a length such as 15m, 24h or 30d": "length",
  "one value": "oneValue",
  "before or after, not both": "oneCursor",
  "a cursor of ours such as 1774033380000.42": "cursor",
  [TOO_MANY.each]: "tooManyEach",
  [TOO_MANY.listed]: "tooManyListed",
  [TOO_MANY.terms]: "tooManyTerms",
};
