"use client";

import { useEffect, useEffectEvent, useRef } from "react";

import { type Begun, type KeyId, keyPressed } from "./keys.ts";
import { areKeysOn } from "./keys-choice.ts";

type Handlers = { togglePalette: () => void; press: (key: KeyId) => void };

/** Listens to the keys of the house, wherever the focus is; not while somebody types or a dialog is open. */
export function useKeys({ togglePalette, press }: Handlers): void {
  const begun = useRef<Begun>(null);
  const listen = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (isPaletteKey(event)) {
      // The browser's own meaning is its address bar.
      event.preventDefault();
      togglePalette();
    } else if (isFree(event)) {
      const pressed = keyPressed(begun.current, { key: event.key, at: event.timeStamp });
      begun.current = pressed.begun;
      if (pressed.done === null) return;
      event.preventDefault();
      press(pressed.done);
    }
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => listen(event);
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

const isPaletteKey = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  key.toLowerCase() === "k" && ctrlKey !== metaKey && !altKey && !shiftKey;

function isFree({ ctrlKey, metaKey, altKey, repeat, target }: KeyboardEvent): boolean {
  const plain = !ctrlKey && !metaKey && !altKey && !repeat;
  return plain && !isTyping(target) && document.querySelector("dialog[open]") === null && areKeysOn();
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest("input, textarea, select") !== null);
