"use client";

import { useLocale } from "next-intl";
import { useMemo } from "react";

import { remembering } from "#audit/remembering.ts";

import { useSentenceWords } from "./event-sentence.tsx";
import type { Leads } from "./lead.ts";
import { useWords } from "./words.ts";
import { type Moment, momentText } from "./zoned-text.ts";
import { useZones } from "./zoned-time.tsx";

/** What the cells of a table have in common, asked for once: a table has hundreds of them. */
export function useCellKit(leads: Leads) {
  const [locale, { zone, own }] = [useLocale(), useZones()];
  const [cells, heads, flags] = [useWords("client.cells"), useWords("client.heads"), useWords("client.flags")];
  const sentence = useSentenceWords();
  return useMemo(
    () => ({
      leads,
      cells,
      heads,
      flags,
      phone: sentence.phone,
      sentence,
      moment: (at: number): Moment => momentText(at, locale, { zone, own }),
      only: remembering((operator: string) => cells("only", { operator }), String),
    }),
    [leads, locale, zone, own, cells, heads, flags, sentence],
  );
}

export type CellKit = ReturnType<typeof useCellKit>;
