"use client";

import { type ComponentType, useId, useRef, useState } from "react";
import type { Answer } from "#audit/problems.ts";

import styles from "./operator-field.module.css";
import { useScripted } from "./scripted.ts";

export type Field = {
  label: string;
  placeholder: string;
  /** Asks for operators whose address contains a text. */
  suggest: (text: string) => Promise<Answer<string[]>>;
};

/** What stands in a field, and where the caret is; null where it is elsewhere. */
export type Typing = { text: string; caret: number | null };

type Suggesting = { Field: ComponentType<Field & { typing: Typing }>; typing: Typing };

/**
 * Whose events: any text may be sent, and known operators are suggested. What suggests them is most of the script that a
 * list would load, so it comes when somebody turns to the field, and goes on where they type already.
 */
export function OperatorField({ value, ...field }: Field & { value: string }) {
  const id = useId();
  const plain = useRef<HTMLInputElement>(null);
  const [suggesting, setSuggesting] = useState<Suggesting | null>(null);
  const scripted = useScripted();
  const load = async () => {
    // Without it the field stays what it is.
    const loaded = await import("./operator-suggestions.tsx").catch(() => null);
    const typing = typingIn(plain.current);
    if (loaded !== null && typing !== null) setSuggesting({ Field: loaded.OperatorSuggestions, typing });
  };
  if (suggesting !== null) return <suggesting.Field {...field} typing={suggesting.typing} />;
  return (
    <div className={styles.root}>
      <label className="label" htmlFor={id}>
        {field.label}
      </label>
      <input
        ref={plain}
        id={id}
        className="field"
        name="operator"
        {...(scripted && COMBOBOX)}
        placeholder={field.placeholder}
        defaultValue={value}
        onFocus={load}
        onPointerEnter={load}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
      />
    </div>
  );
}

/** It is called what it becomes, and from when on it can. */
const COMBOBOX = {
  role: "combobox",
  "aria-autocomplete": "list",
  "aria-expanded": false,
  "aria-haspopup": "listbox",
} as const;

/** Null when the field is gone. */
function typingIn(input: HTMLInputElement | null): Typing | null {
  return input && { text: input.value, caret: document.activeElement === input ? input.selectionStart : null };
}
