"use client";

import { type FocusEvent, type PointerEvent, useState } from "react";

/** Which of the links of a plot is pointed at or has the focus, from its first on; null for none. */
export function usePointed() {
  const [pointed, point] = useState<number | null>(null);
  const at = ({ target, currentTarget }: FocusEvent | PointerEvent) => {
    const link = target instanceof Element ? target.closest("a") : null;
    point(link === null ? null : Array.from(currentTarget.querySelectorAll("a")).indexOf(link));
  };
  const nowhere = () => point(null);
  return { pointed, onPointerOver: at, onPointerLeave: nowhere, onFocus: at, onBlur: nowhere };
}
