"use client";

import { Autocomplete } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useState } from "react";
import type { Answer } from "#audit/problems.ts";

import styles from "./operator-field.module.css";

type Props = {
  label: string;
  placeholder: string;
  value: string;
  /** Asks for operators whose address contains a text. */
  suggest: (text: string) => Promise<Answer<string[]>>;
};

const CLASSES = {
  root: styles.root ?? "",
  label: "label",
  input: "field",
  dropdown: styles.dropdown ?? "",
  option: styles.option ?? "",
};

/** Whose events: known operators are suggested once somebody types, any text may be sent. Without a script a plain input. */
export function OperatorField({ label, placeholder, value, suggest }: Props) {
  const [suggestions, setSuggestions] = useState<string[]>([]);
  const ask = async (text: string) => {
    const answer = await suggest(text);
    if (answer.ok) setSuggestions(answer.value);
  };
  const askSoon = useDebouncedCallback(ask, 150);
  return (
    <Autocomplete
      classNames={CLASSES}
      comboboxProps={{ transitionProps: { duration: 0 } }}
      name="operator"
      label={label}
      placeholder={placeholder}
      defaultValue={value}
      data={suggestions}
      filter={({ options }) => options}
      maxDropdownHeight={280}
      onFocus={() => void (suggestions.length === 0 && ask(value))}
      onChange={askSoon}
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
    />
  );
}
