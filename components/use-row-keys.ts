"use client";

import { useEffect, useLayoutEffect, useRef } from "react";

import { areKeysOn } from "./keys-choice.ts";
import { focusedLeaf, openLeaf } from "./open-event.ts";
import type { KeyLine, KeyName, KeyPlace } from "./row-keys.ts";

/** Listens for the keys of these lines wherever the focus is, but not while somebody types or a menu is open. */
export function useRowKeys(lines: readonly KeyLine[], does: (name: KeyName) => void): void {
  const latest = useRef(does);
  // With the rows and their address: a key behind them is meant for them.
  useLayoutEffect(() => {
    latest.current = does;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const line = lines.find(({ keys, on }) => keys.includes(event.key) && (on === undefined || PLACES[on]()));
      if (line === undefined || isMeantElsewhere(event) || isSwitchedOff(event)) return;
      event.preventDefault();
      latest.current(line.does);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [lines]);
}

const PLACES: Record<KeyPlace, () => boolean> = {
  row: () => focusedLeaf() !== null,
  openRow: () => focusedLeaf() !== null && focusedLeaf() === openLeaf(window.location.search),
};

/** A letter alone can be what somebody says to a computer, so it can be switched off; the other keys are the browser's. */
const isSwitchedOff = ({ key }: KeyboardEvent): boolean => key.length === 1 && !areKeysOn();

const TYPED_INTO = "input, textarea, select, [contenteditable], [role=combobox], [role=listbox], [role=menu]";

function isMeantElsewhere(event: KeyboardEvent): boolean {
  const { target } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
  if (target instanceof Element && target.closest(TYPED_INTO)) return true;
  return document.querySelector(":popover-open, dialog[open]") !== null;
}
