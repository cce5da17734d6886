"use client";

import { createContext, useContext } from "react";

import type { TableRows } from "./table-row.ts";

/** The rows of a list, and the event that stands open beside them. */
export type OpenEvent = { leaf: number | null; table: TableRows };

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
export const focusedLeaf = (): number | null => leafAt(document.activeElement);

/** The leaf of the row whose link this stands in. */
export function leafAt(target: EventTarget | null): number | null {
  const link = target instanceof Element ? target.closest("a") : null;
  const leaf = /^event-(\d+)$/.exec(link?.id ?? "")?.[1];
  return leaf === undefined ? null : Number(leaf);
}

export const focusRow = (leaf: number): void => document.getElementById(rowId(leaf))?.focus();
