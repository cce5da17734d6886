"use client";

import { useLocale } from "next-intl";
import type { KeyboardEvent, SyntheticEvent } from "react";
import { FacetLine, type FacetLineView, type FacetNames, type FacetWays } from "./facet-line.tsx";
import styles from "./facet-lines.module.css";
import { SOFT } from "./soft-link.ts";
import { tellWhole } from "./tell-whole.ts";

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
      data-icons="ban"
      onKeyDown={excludeByKey}
      onPointerOver={tell}
      onFocus={tell}
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

const EXCLUDES = "a[aria-label]";

function excludeByKey({ key, ctrlKey, metaKey, target }: KeyboardEvent): void {
  if (key !== "-" || ctrlKey || metaKey || !(target instanceof Element)) return;
  target.closest("li")?.querySelector<HTMLElement>(EXCLUDES)?.click();
}

/** Who turns to a value that is cut off is told the whole; the links that exclude are icons, and tell what they do and their key. */
function tell({ target }: SyntheticEvent): void {
  if (!(target instanceof Element)) return;
  tellWhole(target.closest("a")?.querySelector("span"));
  const link = target.closest<HTMLElement>(EXCLUDES);
  if (link === null) return;
  link.title = `${link.ariaLabel} (-)`;
  link.setAttribute("aria-keyshortcuts", "-");
}
