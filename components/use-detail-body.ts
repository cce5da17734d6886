"use client";

import { type ReactNode, useEffect, useState } from "react";

/** What the server wrote about an event; `failed` when it could not be asked. */
export type Body = { leaf: number; node: ReactNode | "failed" };

// Who runs through the rows asks for the row where they stop.
const SETTLED_MS = 60;

/** The detail of the open event: as it came with the page, else asked for. Until it is there, the one before it stays. */
export function useDetailBody(
  leaf: number | null,
  came: { leaf: number; body: ReactNode } | null,
  load: (leaf: number) => Promise<ReactNode>,
): Body | null {
  const [loaded, setLoaded] = useState<Body | null>(null);
  const known = leaf === null || leaf === came?.leaf || leaf === loaded?.leaf;
  useEffect(() => {
    if (known || leaf === null) return;
    let late = false;
    const settle = (node: Body["node"]) => late || setLoaded({ leaf, node });
    const timer = setTimeout(() => void load(leaf).then(settle, () => settle("failed")), SETTLED_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [known, leaf, load]);
  if (came !== null && (leaf === came.leaf || loaded === null)) return { leaf: came.leaf, node: came.body };
  return loaded;
}
