"use client";

import { useMemo } from "react";

import { type Packed, useUnpacked } from "./packed.ts";
import { readRows, type TableRows, type WrittenRows } from "./table-row.ts";

/** The rows that the server sent, the same as long as what it sent is. */
export function useTableRows(packed: Packed<WrittenRows>): TableRows {
  const written = useUnpacked(packed);
  return useMemo(() => readRows(written), [written]);
}
