"use client";

import type { KeyboardEvent } from "react";

import { FacetLine, type FacetLineView } from "./facet-line.tsx";

type Props = { lines: FacetLineView[] } & ({ "aria-label": string } | { "aria-labelledby": string });

/** Values of a facet; `-` on the link that includes one excludes it instead. */
export function FacetLines({ lines, ...name }: Props) {
  return (
    <ul {...name} onKeyDown={excludeByKey}>
      {lines.map((line) => (
        <FacetLine key={`${line.none}${line.id}`} line={line} />
      ))}
    </ul>
  );
}

function excludeByKey({ key, ctrlKey, metaKey, target }: KeyboardEvent): void {
  if (key !== "-" || ctrlKey || metaKey || !(target instanceof Element)) return;
  target.closest("li")?.querySelector<HTMLElement>("[aria-keyshortcuts]")?.click();
}
