"use client";

import { useLocale } from "next-intl";
import type { KeyboardEvent, SyntheticEvent } from "react";
import { FacetLine, type FacetLineView, type FacetNames, type FacetWays } from "./facet-line.tsx";
import styles from "./facet-lines.module.css";
import { SOFT } from "./soft-link.ts";

type Props = { lines: FacetLineView[]; ways: FacetWays | null; names: FacetNames } & (
  | { "aria-label": string }
  | { "aria-labelledby": string }
);

/** Values of a facet; `-` on the link that includes one excludes it instead. */
export function FacetLines({ lines, ways, names, ...name }: Props) {
  const [most, locale] = [Math.max(1, ...lines.map(({ count }) => count)), useLocale()];
  return (
    <ul
      {...name}
      className={styles.lines}
      data-soft-links={SOFT.still}
      onKeyDown={excludeByKey}
      onPointerOver={tellKey}
      onFocus={tellKey}
    >
      {lines.map((line) => (
        <FacetLine
          key={`${line.none}${line.id}`}
          line={line}
          ways={ways}
          names={names}
          share={line.count / most}
          locale={locale}
        />
      ))}
    </ul>
  );
}

const EXCLUDES = ".icon-ban";

function excludeByKey({ key, ctrlKey, metaKey, target }: KeyboardEvent): void {
  if (key !== "-" || ctrlKey || metaKey || !(target instanceof Element)) return;
  target.closest("li")?.querySelector<HTMLElement>(EXCLUDES)?.click();
}

/** The links that exclude are icons: who turns to one is told what it does, and the key that does the same. */
function tellKey({ target }: SyntheticEvent): void {
  const link = target instanceof Element ? target.closest<HTMLElement>(EXCLUDES) : null;
  if (link === null) return;
  link.title = `${link.ariaLabel} (-)`;
  link.setAttribute("aria-keyshortcuts", "-");
}
