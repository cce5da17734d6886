"use client";

import { createContext, useContext } from "react";

/** The event that stands open beside the rows, and the way to open another. */
export type OpenEvent = { leaf: number | null; show: (leaf: number) => void };

export const OpenEventContext = createContext<OpenEvent | null>(null);

/** Null where rows lead to the pages of their events, as on the overview. */
export const useOpenEvent = (): OpenEvent | null => useContext(OpenEventContext);

/** The leaf that an address (its query) opens; null for none. */
export function openLeaf(query: string): number | null {
  const text = new URLSearchParams(query).get("open");
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

/** What of a row has the focus: the link of its time. */
export const rowId = (leaf: number): string => `event-${leaf}`;

/** The leaf of the row that has the focus. */
export function focusedLeaf(): number | null {
  const leaf = /^event-(\d+)$/.exec(document.activeElement?.id ?? "")?.[1];
  return leaf === undefined ? null : Number(leaf);
}

export const focusRow = (leaf: number): void => document.getElementById(rowId(leaf))?.focus();
