import type { ReactNode } from "react";

import styles from "./visible.module.css";

// What has no looks of its own, or changes those of its neighbours: format characters (bidi, zero width), controls,
// separators. Spaces, tabs and line ends are seen.
const UNSEEN = /(\p{Cf}|\p{Zl}|\p{Zp}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u3164|\uffa0|(?![\t\n\r])\p{Cc})/gu;

// What most texts are made of, told ten times sooner than what is not among the others.
const PLAIN = /^[\x20-\x7e]*$/;

/** A text as it is, with every character that nobody would see written as its code point. */
export const Visible = ({ text }: { text: string | null }) => visible(text);

/** The same for those who draw hundreds. */
export function visible(text: string | null): ReactNode {
  if (text === null || PLAIN.test(text)) return text;
  const parts = text.split(UNSEEN);
  if (parts.length === 1) return text;
  return parts.map((part, index) =>
    // Every second part is what was split at.
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <span key={index} className={styles.unseen}>
        {codePoint(part)}
      </span>
    ) : (
      part
    ),
  );
}

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
