"use client";

import { type KeyboardEvent, useState } from "react";

import { type Token, tokenAt } from "#audit/search/completion.ts";
import type { Suggestion } from "#db/suggestions.ts";

import { useChoices } from "./search-choices.tsx";
import type { Typed } from "./search-typed.ts";
import type { Suggest } from "./search-values.ts";

/** The list under the box: what can be chosen, which choice is active (-1 for none), and how it opens and closes. */
export type List = {
  token: Token | null;
  choices: Suggestion[];
  active: number;
  open: () => void;
  close: () => void;
  move: (active: number) => void;
};

/** The list of what can be chosen where the caret stands; empty while it is closed. */
export function useList({ text, caret }: Typed, suggest: Suggest): List {
  const [{ opened, active }, set] = useState({ opened: false, active: -1 });
  const token = opened ? tokenAt(text, caret) : null;
  const choices = useChoices(token, suggest);
  return {
    token,
    choices,
    active: active < choices.length ? active : -1,
    open: () => set({ opened: true, active: -1 }),
    close: () => set({ opened: false, active: -1 }),
    move: (to) => set({ opened: true, active: to }),
  };
}

/** The keys of a combobox: arrows, Home and End among the choices, Enter takes the active one, Escape closes. */
export function onListKey(event: KeyboardEvent, list: List, choose: (choice: Suggestion) => void): void {
  if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
  const { choices, active } = list;
  const chosen = choices[active];
  const move = event.altKey ? null : moveOf(event.key, active, choices.length);
  if (event.key === "Enter" && !chosen) list.close();
  else if (event.key === "Enter" && chosen) handled(event, () => choose(chosen));
  // While its choices are on their way too: the browser would empty the box.
  else if (event.key === "Escape" && list.token !== null) handled(event, list.close);
  else if (event.altKey && event.key === "ArrowUp") handled(event, list.close);
  else if (event.key === "ArrowDown" && choices.length === 0) handled(event, list.open);
  else if (move !== null) handled(event, () => list.move(move));
}

/** Home and End belong to the text until a choice is active. */
function moveOf(key: string, active: number, count: number): number | null {
  if (count === 0) return null;
  if (key === "ArrowDown") return (active + 1) % count;
  if (key === "ArrowUp") return active <= 0 ? count - 1 : active - 1;
  if (active < 0) return null;
  return key === "Home" ? 0 : key === "End" ? count - 1 : null;
}

function handled(event: KeyboardEvent, work: () => void): void {
  event.preventDefault();
  work();
}
