"use client";

import { useDebouncedCallback } from "@mantine/hooks";
import { useEffect, useState } from "react";

import type { LoadPaletteItems, PaletteItem } from "./palette-item.ts";

type Found = { text: string; items: PaletteItem[]; state: "done" | "failed" };

/**
 * What the server knows about a text. It is asked once somebody pauses, and an answer counts for the very text that it
 * was asked for only: a late one never stands under what was typed since.
 */
export function usePaletteItems(text: string, load: LoadPaletteItems) {
  const [found, setFound] = useState<Found | null>(null);
  const ask = useDebouncedCallback(async (asked: string) => {
    const answer = await load(asked).catch(() => null);
    const ok = answer?.ok === true;
    setFound({ text: asked, items: ok ? answer.value : [], state: ok ? "done" : "failed" });
  }, 120);
  useEffect(() => {
    ask(text.trim());
  }, [text, ask]);
  const current = found?.text === text.trim() ? found : null;
  return { items: current?.items ?? [], state: current?.state ?? "asking" };
}
