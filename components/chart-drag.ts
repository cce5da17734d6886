"use client";

import { type MouseEvent, type PointerEvent, useRef } from "react";

import { columnAt, type Marked } from "./chart-period.ts";

type Options = {
  count: number;
  /** What is marked so far; null when that was given up. */
  mark: (marked: Marked | null) => void;
  done: (marked: Marked) => void;
};

/** A pointer that was pressed in the plot: `pressed` may still become a click, `given up` waits to be let go. */
type Drag = {
  id: number;
  x: number;
  anchor: number;
  state: "pressed" | "dragging" | "given up";
  keys: AbortController;
};

/**
 * Marks whole columns while a pointer is dragged over them. What does not move stays a click on a link, a finger that
 * moves up or down scrolls the page, and Escape gives up.
 */
export function useDrag({ count, mark, done }: Options) {
  const drag = useRef<Drag | null>(null);
  const at = (event: PointerEvent) => columnAt(event.clientX, event.currentTarget.getBoundingClientRect(), count);
  const end = (event: PointerEvent): Drag | null => {
    const ended = drag.current?.id === event.pointerId ? drag.current : null;
    ended?.keys.abort();
    if (ended) drag.current = null;
    return ended;
  };
  const giveUp = (event: PointerEvent) => void (end(event)?.state === "dragging" && mark(null));
  const swallow = useClickSwallower();
  return {
    onPointerDown: (event: PointerEvent) => {
      if (isPlain(event)) drag.current = { ...pressed(event), anchor: at(event) };
    },
    onPointerMove: (event: PointerEvent) => {
      const going = drag.current;
      if (going?.id !== event.pointerId) return;
      if (going.state === "pressed" && Math.abs(event.clientX - going.x) >= SLACK)
        begin(event, going, () => mark(null));
      if (going.state === "dragging") mark({ anchor: going.anchor, head: at(event) });
    },
    onPointerUp: (event: PointerEvent) => {
      const ended = end(event);
      if (ended === null || ended.state === "pressed") return;
      swallow.next();
      if (ended.state === "dragging") done({ anchor: ended.anchor, head: at(event) });
    },
    onPointerCancel: giveUp,
    // A finger is captured by the link that it touched first, which loses it to the plot.
    onLostPointerCapture: (event: PointerEvent) => event.target === event.currentTarget && giveUp(event),
    onClickCapture: swallow.onClickCapture,
  };
}

/** Pixels that a hand trembles. */
const SLACK = 4;

const isPlain = ({ button, isPrimary, ctrlKey, metaKey, shiftKey, altKey }: PointerEvent): boolean =>
  button === 0 && isPrimary && !ctrlKey && !metaKey && !shiftKey && !altKey;

const pressed = ({ pointerId, clientX }: PointerEvent): Omit<Drag, "anchor"> => ({
  id: pointerId,
  x: clientX,
  state: "pressed",
  keys: new AbortController(),
});

/** Not before it moves: a pointer that is captured clicks on no link. */
function begin(event: PointerEvent, drag: Drag, giveUp: () => void): void {
  drag.state = "dragging";
  event.currentTarget.setPointerCapture(drag.id);
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (key !== "Escape") return;
    drag.state = "given up";
    giveUp();
  };
  document.addEventListener("keydown", onKeyDown, { signal: drag.keys.signal });
}

/** Letting go of a link after a drag would click on it. */
function useClickSwallower() {
  const swallowing = useRef(false);
  return {
    next: () => {
      swallowing.current = true;
      setTimeout(() => {
        swallowing.current = false;
      });
    },
    onClickCapture: (event: MouseEvent) => {
      if (!swallowing.current) return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
