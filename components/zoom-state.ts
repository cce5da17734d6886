"use client";

import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useRef, useState, useTransition } from "react";

import {
  afterKey,
  endsOf,
  hrefOf,
  type Marked,
  type Place,
  spanOf,
  type ZoomColumn,
  type ZoomPlot,
} from "./chart-period.ts";

/** Where the focus is and what is marked, and how keys change it. Another result begins anew, at its newest column. */
export function useZoom(plot: ZoomPlot) {
  const { columns, hrefs } = plot;
  const router = useRouter();
  const [pending, start] = useTransition();
  const newest: Place = { current: columns.length - 1, marked: null };
  const [state, setState] = useState({ of: columns, place: newest });
  const place = state.of === columns ? state.place : newest;
  const setPlace = (next: Place) => setState({ of: columns, place: next });
  const go = (marked: Marked) => {
    const [first, last] = spanOf(marked);
    start(() => router.push(hrefOf(hrefs, endsOf(plot, first, last)), { scroll: false }));
  };
  const { room, keep } = useFocusOn(columns, place.current);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = afterKey(place, event.key, event.shiftKey ? "shift" : "plain", columns.length);
    if (event.key === "Enter") keep("column");
    if (next === null && (event.key !== "Enter" || place.marked === null)) return;
    event.preventDefault();
    if (next === null) return void (place.marked && go(place.marked));
    if (next.current !== place.current) keep("current");
    setPlace(next);
  };
  return { place, setPlace, room, onKeyDown, go, pending };
}

/** Moves the focus to the current column after a key moved it, and back into the plot when another result took its place. */
function useFocusOn(columns: ZoomColumn[], current: number) {
  const room = useRef<HTMLDivElement>(null);
  const wanted = useRef<{ of: ZoomColumn[] | null } | null>(null);
  useEffect(() => {
    const { of } = wanted.current ?? { of: columns };
    if (wanted.current === null || of === columns) return;
    wanted.current = null;
    room.current?.querySelector<HTMLElement>(`[data-at="${current}"]`)?.focus({ preventScroll: true });
  }, [columns, current]);
  /** `current`: as soon as it moved; `column`: once there are other columns. */
  const keep = (what: "current" | "column") => {
    wanted.current = { of: what === "column" ? columns : null };
  };
  return { room, keep };
}
