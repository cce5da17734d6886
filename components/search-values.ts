"use client";

import { useEffect, useState } from "react";

import type { Answer } from "#audit/problems.ts";
import type { Token } from "#audit/search/completion.ts";
import type { Suggestion } from "#db/suggestions.ts";

/** Asks for the values of a key that hold a text. */
export type Suggest = (key: string, text: string) => Promise<Answer<Suggestion[]>>;

/** The values to suggest for a token, once nobody types for a moment; an answer that comes too late is dropped. */
export function useValues(token: Token | null, suggest: Suggest): Suggestion[] {
  const [found, setFound] = useState<{ key: string; values: Suggestion[] } | null>(null);
  const [key, typed] = token?.kind === "value" ? [token.key, token.typed] : [null, ""];
  useEffect(() => {
    if (key === null) return;
    let late = false;
    const timer = setTimeout(() => {
      // Suggestions are a help: without an answer there are none, and the search works as before.
      suggest(key, typed).then(
        (answer) => void (late || setFound({ key, values: answer.ok ? answer.value : [] })),
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [key, typed, suggest]);
  // Those for the letter before stay until the next come, so that the list does not flicker.
  return found !== null && found.key === key ? found.values : NONE;
}

const PAUSE_MS = 120;
const NONE: Suggestion[] = [];
