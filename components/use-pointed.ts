"use client";

import { type FocusEvent, type PointerEvent, useState } from "react";

import { columnAt } from "./chart-period.ts";

/** Which of the columns of a plot is pointed at or has the focus, from its first on; null for none. */
export function usePointed(count: number) {
  const [pointed, point] = useState<number | null>(null);
  const at = ({ clientX, currentTarget }: PointerEvent) =>
    point(columnAt(clientX, currentTarget.getBoundingClientRect(), count));
  const on = ({ target }: FocusEvent) => point(Number(target.getAttribute("data-at")));
  const nowhere = () => point(null);
  return { pointed, onPointerMoveCapture: at, onPointerLeave: nowhere, onFocus: on, onBlur: nowhere };
}
