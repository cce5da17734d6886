"use client";

import "@mantine/core/styles/default-css-variables.layer.css";
import "@mantine/core/styles/UnstyledButton.layer.css";
import "@mantine/core/styles/ScrollArea.layer.css";
import "@mantine/core/styles/Input.layer.css";
import "@mantine/core/styles/Popover.layer.css";
import "@mantine/core/styles/Combobox.layer.css";
import "./mantine.css";

import { Autocomplete, createTheme, type MantineColorSchemeManager, MantineProvider } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useEffect, useRef, useState } from "react";
import styles from "./operator-field.module.css";
import type { Field, Typing } from "./operator-field.tsx";

const CLASSES = {
  root: styles.root ?? "",
  label: "label",
  input: "field",
  dropdown: styles.dropdown ?? "",
  option: styles.option ?? "",
};

const theme = createTheme({ respectReducedMotion: true });

/** The field with known operators suggested once somebody types; it goes on where the plain one was. */
export function OperatorSuggestions({ suggest, typing, ...field }: Field & { typing: Typing }) {
  const [suggestions, setSuggestions] = useState<string[]>([]);
  const input = useRef<HTMLInputElement>(null);
  const ask = async (text: string) => {
    const answer = await suggest(text);
    if (answer.ok) setSuggestions(answer.value);
  };
  const askSoon = useDebouncedCallback(ask, 150);
  useEffect(() => {
    if (typing.caret === null) return;
    input.current?.focus();
    input.current?.setSelectionRange(typing.caret, typing.caret);
  }, [typing]);
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={SCHEME}
      withCssVariables={false}
      withGlobalClasses={false}
      withStaticClasses={false}
    >
      <Autocomplete
        {...field}
        ref={input}
        classNames={CLASSES}
        comboboxProps={{ transitionProps: { duration: 0 } }}
        name="operator"
        defaultValue={typing.text}
        data={suggestions}
        filter={({ options }) => options}
        maxDropdownHeight={280}
        onFocus={({ currentTarget }) => void (suggestions.length === 0 && ask(currentTarget.value))}
        onChange={askSoon}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
      />
    </MantineProvider>
  );
}

/** Colours are those of our own tokens, which follow the page's scheme: there is nothing to store and nothing to listen to. */
const SCHEME: MantineColorSchemeManager = {
  get: () => "auto",
  set: () => {},
  subscribe: () => {},
  unsubscribe: () => {},
  clear: () => {},
};
