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

  const came = printColumns(layout.columns);
  const [known, setKnown] = useState(came);
  const [sent, setSent] = useState<string | null>(null);
  if (known !== came) {
    setKnown(came);
    setSent(null);
    // What comes back as it was sent is at most as new as what the hand has done since.
    if (came !== sent) setState(stateOf(layout));
  }
  const address = sent ?? came;
  const latest = useRef({ state, address });
  useEffect(() => {
    latest.current = { state, address };
  }, [state, address]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const write = () => {
    const { pathname, search } = window.location;
    const cols = printColumns(columnsOf(latest.current.state));
    if (cols === latest.current.address) return;
    setSent(cols);
    router.replace(`${pathname}${withParameter(search, "cols", cols)}` as never, { scroll: false });
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
