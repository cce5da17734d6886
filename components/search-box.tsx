"use client";

import { useId, useMemo } from "react";

import { Problem } from "#audit/problems.ts";
import { insertionOf, isUnfinished } from "#audit/search/completion.ts";
import { parseSearch } from "#audit/search/parse.ts";
import type { Suggestion } from "#db/suggestions.ts";
import { useScripted } from "./scripted.ts";
import styles from "./search-box.module.css";
import { optionId, SearchChoices } from "./search-choices.tsx";
import { type List, onListKey, useList } from "./search-list.ts";
import { SearchMistake } from "./search-mistake.tsx";
import { usePaste } from "./search-paste.ts";
import { replaceIn, type Typed, useTyped } from "./search-typed.ts";
import type { Suggest } from "./search-values.ts";
import { useWords } from "./words.ts";

type Props = {
  q: string;
  label: string;
  placeholder: string;
  /** The id of what explains the language. */
  describedBy: string;
  suggest: Suggest;
};

/**
 * The search box. Without a script it is a plain input of a form; with one it knows the keys and values of the language,
 * marks a mistake while one types, and makes one term of a list that is pasted.
 */
export function SearchBox({ q, label, placeholder, describedBy, suggest }: Props) {
  const id = useId();
  const { input, typed, read } = useTyped(q);
  const list = useList(typed, suggest);
  const { said, paste, forget } = usePaste();
  const mistake = useMistake(typed);
  // What was wrong when the page came is said by the page.
  const shown = typed.text === q ? null : mistake;
  const choose = chooser(input, list);
  return (
    <>
      <div className={styles.box}>
        <input
          {...PLAIN}
          {...useCombobox(id, list)}
          ref={input}
          defaultValue={q}
          aria-label={label}
          aria-describedby={shown === null ? describedBy : `${id}-mistake ${describedBy}`}
          aria-invalid={mistake === null ? undefined : true}
          placeholder={placeholder}
          onInput={() => all(read, forget, list.open)}
          onSelect={read}
          onClick={() => all(...(typed.text === "" ? [list.open] : []))}
          onBlur={() => all(read, list.close)}
          onPaste={(event) => all(() => paste(event), list.close)}
          onKeyDown={(event) => onListKey(event, list, choose)}
        />
        <SearchChoices id={`${id}-list`} list={list} choose={choose} />
      </div>
      <div className={styles.notes}>
        <SearchMistake id={`${id}-mistake`} query={typed.text} problem={shown} />
        <PasteNote said={said} />
      </div>
    </>
  );
}

const PLAIN = {
  type: "search",
  name: "q",
  className: `field ${styles.input}`,
  autoComplete: "off",
  autoCapitalize: "off",
  spellCheck: false,
  enterKeyHint: "search",
} as const;

const all = (...works: (() => void)[]): void => {
  for (const work of works) work();
};

/** Writes a choice where the token stands; behind a key its values come next. */
const chooser =
  (input: { current: HTMLInputElement | null }, { token, open, close }: List) =>
  (choice: Suggestion): void => {
    if (token === null || input.current === null) return;
    replaceIn(input.current, { ...token, insert: insertionOf(token, choice.value) });
    if (token.kind === "key") open();
    else close();
  };

/** The mistake in what is typed, unless it may yet become right. */
function useMistake({ text, caret, focused }: Typed): Problem | null {
  const problem = useMemo(() => mistakeIn(text), [text]);
  return problem !== null && focused && isUnfinished(text, caret, problem) ? null : problem;
}

function mistakeIn(text: string): Problem | null {
  try {
    parseSearch(text);
    return null;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

/** What makes the box a combobox, once there is a script that keeps the promise. */
function useCombobox(id: string, { choices, active }: List) {
  const scripted = useScripted();
  if (!scripted) return {};
  const expanded = choices.length > 0;
  return {
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": expanded,
    "aria-controls": expanded ? `${id}-list` : undefined,
    "aria-activedescendant": active >= 0 ? optionId(`${id}-list`, active) : undefined,
  } as const;
}

function PasteNote({ said }: Pick<ReturnType<typeof usePaste>, "said">) {
  const t = useWords("client.search.pasted");
  return (
    <p role="status" className={styles.said}>
      {said === null ? "" : t(said.what, { count: said.count })}
    </p>
  );
}
