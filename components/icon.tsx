/** The icons that the style sheet draws (app/icons.css) beside words which say the same. */
export type IconName =
  | "arrow-left-right"
  | "bookmark"
  | "chevron-left"
  | "chevron-right"
  | "chevrons-left"
  | "columns-3"
  | "eye"
  | "inbox"
  | "key-round"
  | "layout-dashboard"
  | "menu"
  | "monitor"
  | "moon"
  | "scroll-text"
  | "search"
  | "smartphone"
  | "sun"
  | "users-round";

/** A small picture beside words; its size is that of its surroundings, `--icon-size`. */
export const Icon = ({ name }: { name: IconName }) => <span className={`icon icon-${name}`} aria-hidden="true" />;
