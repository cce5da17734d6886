"use client";

import { useEffect } from "react";

import type { Token } from "#audit/search/completion.ts";
import { KEY_NAMES } from "#audit/search/search.ts";
import type { Suggestion } from "#db/suggestions.ts";

import styles from "./search-box.module.css";
import type { List } from "./search-list.ts";
import { type Suggest, useValues } from "./search-values.ts";
import { useWords } from "./words.ts";

/** What can be chosen for a token: keys with what they mean, or values of its key. */
export function useChoices(token: Token | null, suggest: Suggest): Suggestion[] {
  const [t, flags] = [useWords("client.search"), useWords("client.flags")];
  const values = useValues(token, suggest);
  if (token === null) return NONE;
  if (token.kind === "value") {
    const [only] = values.length === 1 ? values : [];
    // What stands there already is no choice.
    if (only && only.value.toLowerCase() === token.typed.toLowerCase()) return NONE;
    if (token.key !== "flag") return values;
    return values.map((one) => ({ ...one, text: flags(`${one.value}.name` as never) }));
  }
  const typed = token.typed.toLowerCase();
  return KEY_NAMES.filter((key) => key.startsWith(typed)).map((key) => ({ value: key, text: t(`keys.${key}`) }));
}

const NONE: Suggestion[] = [];

type Props = { id: string; list: List; choose: (choice: Suggestion) => void };

export const optionId = (id: string, index: number): string => `${id}-${index}`;

/** The list under the box. The focus stays in the box, which names the active choice. */
export function SearchChoices({ id, list: { token, choices, active }, choose }: Props) {
  const t = useWords("client.search");
  useEffect(() => {
    document.getElementById(optionId(id, active))?.scrollIntoView({ block: "nearest" });
  }, [id, active]);
  if (choices.length === 0) return null;
  return (
    <div id={id} role="listbox" aria-label={t("suggestions")} tabIndex={-1} className={styles.choices}>
      {choices.map((choice, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the box's, which keeps the focus
        <div
          key={choice.value}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={styles.choice}
          // The box would lose the focus, and with it the list.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(choice)}
        >
          <code>{token?.kind === "key" ? `${choice.value}:` : choice.value}</code>
          {choice.text === null ? null : <span className={styles.meaning}>{choice.text}</span>}
        </div>
      ))}
    </div>
  );
}
