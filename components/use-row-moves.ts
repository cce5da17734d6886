"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { focusedLeaf, focusRow, openLeaf } from "./open-event.ts";
import type { KeyName } from "./row-keys.ts";

/** A row of the list: its event, the address that opens it here, and the one of its own page. */
export type DetailRow = { leaf: number; openHref: Route; href: Route };
export type DetailLinks = { close: Route; newer: Route | null; older: Route | null };

/** Where a move came to an end. */
export type End = "last" | "first";

/** The steps that keys, clicks and links make between the rows; `shown` is the leaf that stands open. */
export function useRowMoves(rows: DetailRow[], links: DetailLinks, shown: number | null) {
  const router = useRouter();
  const [end, setEnd] = useState<End | null>(null);
  const { openNow, goTo } = useOpenNow(rows, shown);

  const show = (leaf: number) => {
    const row = rows.find((other) => other.leaf === leaf);
    const open = openNow();
    setEnd(null);
    if (!row || open === leaf) return;
    goTo(leaf);
    if (open === null) window.history.pushState(null, "", row.openHref);
    // One step back closes the detail, however many rows were looked at.
    else window.history.replaceState(null, "", row.openHref);
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
    goTo(null);
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

/**
 * The leaf that is open: keys are faster than React, and while it shows earlier steps Next writes their addresses over that of the
 * last one. So where a step led is remembered until it is shown, or somebody goes elsewhere.
 */
function useOpenNow(rows: DetailRow[], shown: number | null) {
  const step = useRef<{ leaf: number | null }>(null);
  useEffect(() => {
    if (step.current?.leaf === shown) step.current = null;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are another list
  useEffect(() => {
    const forget = () => {
      step.current = null;
    };
    window.addEventListener("popstate", forget);
    return () => {
      forget();
      window.removeEventListener("popstate", forget);
    };
  }, [rows]);
  return {
    openNow: () => (step.current ? step.current.leaf : openLeaf(window.location.search)),
    goTo: (leaf: number | null) => {
      step.current = { leaf };
    },
  };
}

/** The row beside this one; the first or the last where one comes from outside. */
export function neighbour(rows: DetailRow[], leaf: number | null, by: 1 | -1): DetailRow | null {
  const at = rows.findIndex((row) => row.leaf === leaf);
  if (at === -1) return rows.at(by === 1 ? 0 : -1) ?? null;
  return rows[at + by] ?? null;
}

const isInDetail = (): boolean => document.activeElement?.closest("[data-detail]") !== null;
