"use client";

import { useCallback, useEffect, useRef, useState } from "react";

/** What stands in the box, where the caret is, and whether somebody is in it. */
export type Typed = { text: string; caret: number; focused: boolean };

/**
 * The box and what is typed in it. The browser keeps the text, so that what was typed before the script ran stays; another
 * `q` takes its place.
 */
export function useTyped(q: string) {
  const input = useRef<HTMLInputElement>(null);
  const shown = useRef(q);
  const [typed, setTyped] = useState<Typed>({ text: q, caret: q.length, focused: false });
  const read = useCallback(() => {
    if (input.current !== null) setTyped(typedIn(input.current));
  }, []);
  useEffect(() => {
    if (input.current !== null && shown.current !== q) input.current.value = q;
    shown.current = q;
    read();
  }, [q, read]);
  return { input, typed, read };
}

const typedIn = (box: HTMLInputElement): Typed => ({
  text: box.value,
  caret: box.selectionStart ?? box.value.length,
  focused: document.activeElement === box,
});

/** Puts a text in place of another as if it was typed, so that it can be undone. */
export function replaceIn(
  box: HTMLInputElement,
  { start, end, insert }: { start: number; end: number; insert: string },
) {
  box.setSelectionRange(start, end);
  if (document.execCommand("insertText", false, insert)) return;
  box.setRangeText(insert, start, end, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}
