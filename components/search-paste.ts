"use client";

import { type ClipboardEvent, useState } from "react";

import { readPasted } from "#audit/search/pasted.ts";

import { replaceIn } from "./search-typed.ts";

/** What is said of a paste: how many of what became one term, or that they may be phone numbers. */
export type Said = { what: "operator" | "account" | "value" | "numbers"; count: number };

/** Makes one term of a list that is pasted; everything else is pasted as it is. */
export function usePaste() {
  const [said, setSaid] = useState<Said | null>(null);
  const paste = (event: ClipboardEvent<HTMLInputElement>): void => {
    const box = event.currentTarget;
    const [start, end] = [box.selectionStart ?? 0, box.selectionEnd ?? 0];
    const list = readPasted(event.clipboardData.getData("text/plain"), { text: box.value, start, end });
    if (list === null) return;
    event.preventDefault();
    if (list === "numbers") {
      setSaid({ what: "numbers", count: 0 });
      return;
    }
    replaceIn(box, list);
    setSaid({ what: list.key === "operator" || list.key === "account" ? list.key : "value", count: list.count });
  };
  return { said, paste, forget: () => setSaid(null) };
}
