/** The icons that the style sheet draws (app/icons.css) beside words which say the same. */
export type IconName =
  | "arrow-left-right"
  | "bookmark"
  | "check"
  | "chevron-left"
  | "chevron-right"
  | "chevrons-left"
  | "clock"
  | "columns-3"
  | "download"
  | "eye"
  | "inbox"
  | "key-round"
  | "keyboard"
  | "layout-dashboard"
  | "link"
  | "menu"
  | "monitor"
  | "moon"
  | "scroll-text"
  | "search"
  | "smartphone"
  | "sun"
  | "users-round";

/** A small picture beside words, empty to those who do not see it; its size is that of its surroundings, `--icon-size`. */
export const Icon = ({ name }: { name: IconName }) => <span className={`icon icon-${name}`} />;
