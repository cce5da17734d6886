import type { Route } from "next";

/** How a link within the house moves, as it stands in its `data-soft`, or in `data-soft-links` of what stands around it. */
export const SOFT = { top: "", still: "still", inPlace: "in-place" } as const;

type Click = Pick<MouseEvent, "button" | "metaKey" | "ctrlKey" | "shiftKey" | "altKey">;

/** Whether a click asks for the page here: not beside it, nor in a file. */
export const isPlainClick = ({ button, metaKey, ctrlKey, shiftKey, altKey }: Click): boolean =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

// A table has hundreds, and says it once for all of them.
const AROUND = "[data-soft-links]";
const SOFT_LINKS = `a[data-soft], ${AROUND} a`;

/** Where a click leads without loading the frame anew; null where the browser or somebody else follows it. */
export function softWay(event: MouseEvent): { href: Route; scroll: boolean; replace: boolean } | null {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>(SOFT_LINKS) : null;
  if (link === null || event.defaultPrevented || !isPlainClick(event)) return null;
  const soft = link.dataset.soft ?? link.closest<HTMLElement>(AROUND)?.dataset.softLinks;
  const href = (link.pathname + link.search + link.hash) as Route;
  return { href, scroll: (soft ?? SOFT.top) === SOFT.top, replace: soft === SOFT.inPlace };
}
