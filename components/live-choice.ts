"use client";

import { useSyncExternalStore } from "react";

/** Whether lists are live in this browser, in all its windows; null where that is not known, as on the server. */
export function useLiveChoice(): { live: boolean | null; toggle: () => void } {
  const live = useSyncExternalStore(subscribe, isLive, () => null);
  return { live, toggle: () => choose(live ? "paused" : "live") };
}

const KEY = "rastro.live";

// A browser may forbid that anything is kept: then the choice lasts as long as the page.
let chosen: string | null = null;

function isLive(): boolean {
  return (kept() ?? chosen) !== "paused";
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function choose(choice: "live" | "paused"): void {
  chosen = choice;
  try {
    localStorage.setItem(KEY, choice);
  } catch {
    // Kept in `chosen`.
  }
  for (const listener of listeners) listener();
}

const listeners = new Set<() => void>();

/** Windows beside this one tell by `storage`. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}
