"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { focusedLeaf, focusRow, openLeaf } from "./open-event.ts";
import type { KeyName } from "./row-keys.ts";

/** A row of the list: its event, the address that opens it here, and the one of its own page. */
export type DetailRow = { leaf: number; openHref: Route; href: Route };
export type DetailLinks = { close: Route; newer: Route | null; older: Route | null };

/** Where a move came to an end. */
export type End = "last" | "first";

/** The steps that keys, clicks and links make between the rows. The address is read at each: keys are faster than React. */
export function useRowMoves(rows: DetailRow[], links: DetailLinks) {
  const router = useRouter();
  const [end, setEnd] = useState<End | null>(null);

  const show = (leaf: number) => {
    const row = rows.find((other) => other.leaf === leaf);
    const open = openNow();
    setEnd(null);
    if (row && open === null) window.history.pushState(null, "", row.openHref);
    // One step back closes the detail, however many rows were looked at.
    else if (row && open !== leaf) window.history.replaceState(null, "", row.openHref);
  };
  const step = (by: 1 | -1) => {
    const next = neighbour(rows, openNow() ?? focusedLeaf(), by);
    if (next === null) return leave(by);
    if (!isInDetail()) focusRow(next.leaf);
    show(next.leaf);
  };
  const leave = (by: 1 | -1) => {
    const beyond = by === 1 ? links.older : links.newer;
    if (beyond) router.push(beyond);
    else setEnd(by === 1 ? "last" : "first");
  };
  const close = () => {
    const open = openNow();
    if (open === null) return;
    setEnd(null);
    window.history.pushState(null, "", links.close);
    focusRow(open);
  };
  const page = () => {
    const row = rows.find(({ leaf }) => leaf === (openNow() ?? focusedLeaf()));
    if (row) router.push(row.href);
  };
  const does: Record<KeyName, () => void> = {
    nextRow: () => step(1),
    previousRow: () => step(-1),
    openPage: page,
    closeDetail: close,
  };
  return { end, show, step, close, does: (name: KeyName) => does[name]() };
}

/** The row beside this one; the first or the last where one comes from outside. */
export function neighbour(rows: DetailRow[], leaf: number | null, by: 1 | -1): DetailRow | null {
  const at = rows.findIndex((row) => row.leaf === leaf);
  if (at === -1) return rows.at(by === 1 ? 0 : -1) ?? null;
  return rows[at + by] ?? null;
}

const openNow = (): number | null => openLeaf(window.location.search);
const isInDetail = (): boolean => document.activeElement?.closest("[data-detail]") !== null;
