"use client";

import type { Updater } from "@tanstack/react-table";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";

import { printColumns, withParameter } from "#audit/columns.ts";

import { columnsOf, stateOf, type TableLayout, type TableState } from "./table-layout.ts";

// Keys repeat while they are held: the address is written when they rest.
const REST_MS = 350;

/** The layout of a table while it is changed by hand. At rest it goes into the address, and comes back from the server. */
export function useTableLayout(layout: TableLayout) {
  const router = useRouter();
  const [state, setState] = useState(() => stateOf(layout));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const latest = useRef(state);

  const came = printColumns(layout.columns);
  const [known, setKnown] = useState(came);
  if (known !== came) {
    setKnown(came);
    setState(stateOf(layout));
  }
  useEffect(() => {
    latest.current = state;
  }, [state]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const write = () => {
    const { pathname, search } = window.location;
    const cols = printColumns(columnsOf(latest.current));
    if (cols !== came) router.replace(`${pathname}${withParameter(search, "cols", cols)}` as never, { scroll: false });
  };
  const rest = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(write, REST_MS);
  };
  const change =
    <K extends keyof TableState>(part: K) =>
    (updater: Updater<TableState[K]>) =>
      setState((old) => ({ ...old, [part]: typeof updater === "function" ? updater(old[part]) : updater }));
  return { state, change, rest };
}
