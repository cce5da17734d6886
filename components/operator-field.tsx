"use client";

import { type ComponentType, useEffect, useId, useRef, useState } from "react";
import type { Answer } from "#audit/problems.ts";

import styles from "./operator-field.module.css";

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
 * Whose events: any text may be sent, and once the panel that it stands in is opened, known operators are suggested. What
 * does that is most of the script that a list would load, so it comes only then, and goes on where somebody types already.
 */
export function OperatorField({ value, ...field }: Field & { value: string }) {
  const id = useId();
  const plain = useRef<HTMLInputElement>(null);
  const [suggesting, setSuggesting] = useState<Suggesting | null>(null);
  useEffect(() => {
    const panel = plain.current?.closest("details");
    const load = async () => {
      // Without it the field stays what it is.
      const loaded = await import("./operator-suggestions.tsx").catch(() => null);
      const typing = typingIn(plain.current);
      if (loaded !== null && typing !== null) setSuggesting({ Field: loaded.OperatorSuggestions, typing });
    };
    if (!panel || panel.open) void load();
    else panel.addEventListener("toggle", load, { once: true });
    return () => panel?.removeEventListener("toggle", load);
  }, []);
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
        placeholder={field.placeholder}
        defaultValue={value}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
      />
    </div>
  );
}

/** Null when the field is gone. */
function typingIn(input: HTMLInputElement | null): Typing | null {
  return input && { text: input.value, caret: document.activeElement === input ? input.selectionStart : null };
}
