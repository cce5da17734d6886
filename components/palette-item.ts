import type { Route } from "next";

import type { Answer } from "#audit/problems.ts";

/** What a text that was typed into the palette can lead to; `text` is filled into the words of its kind. */
export type PaletteItem = {
  kind: "account" | "event" | "operator" | "view" | "phone" | "search";
  text: string;
  href: Route;
};

/** A page of the house by its name. */
export type PalettePage = { href: Route; label: string };

export type LoadPaletteItems = (text: string) => Promise<Answer<PaletteItem[]>>;
