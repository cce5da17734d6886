"use client";

import { type FocusEvent, type PointerEvent, useState } from "react";

import { columnAt, type ZoomColumn } from "./chart-period.ts";

/**
 * Which of the columns of a plot is pointed at or has the focus, from its first on; null for none. Where other columns took
 * their place, none is until the pointer moves: it may be at another of them, or beyond the last.
 */
export function usePointed(columns: ZoomColumn[]) {
  const [place, setPlace] = useState<{ of: string; at: number } | null>(null);
  const of = columns.map(({ name }) => name).join();
  const point = (at: number) => setPlace({ of, at });
  const at = ({ clientX, currentTarget }: PointerEvent) =>
    point(columnAt(clientX, currentTarget.getBoundingClientRect(), columns.length));
  const on = ({ target }: FocusEvent) => point(Number(target.getAttribute("data-at")));
  const nowhere = () => setPlace(null);
  const pointed = place?.of === of ? place.at : null;
  return { pointed, onPointerMoveCapture: at, onPointerLeave: nowhere, onFocus: on, onBlur: nowhere };
}
