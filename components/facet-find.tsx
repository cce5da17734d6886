"use client";

import { useEffect, useState } from "react";

import type { Answer } from "#audit/problems.ts";

import styles from "./facet-find.module.css";
import type { FacetLineView, FacetNames } from "./facet-line.tsx";
import { FacetLines } from "./facet-lines.tsx";
import { useScripted } from "./scripted.ts";
import { useWords } from "./words.ts";

/** Which values of which facet. */
export type FacetQuestion = { address: string; key: string; text: string };

type Props = {
  /** The facet in words. */
  name: string;
  facet: string;
  /** The address whose search the values are counted under. */
  address: string;
  find: (question: FacetQuestion) => Promise<Answer<FacetLineView[]>>;
  names: FacetNames;
};

/** Finds a value of a facet that is not among the most frequent. Without a script there is the search box. */
export function FacetFind({ name, facet, address, find, names }: Props) {
  const t = useWords("client.facets");
  const [text, setText] = useState("");
  const found = useFound({ address, key: facet, text: text.trim() }, find);
  const scripted = useScripted();
  if (!scripted) return null;
  return (
    <div className={styles.find}>
      <input
        type="search"
        className={`field ${styles.input}`}
        aria-label={t("find", { name })}
        placeholder={t("placeholder")}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p role="status" className={found === null || found.length > 0 ? "visually-hidden" : styles.none}>
        {found === null ? "" : t("found", { count: found.length })}
      </p>
      {found === null || found.length === 0 ? null : (
        <FacetLines aria-label={t("matches", { name })} lines={found} ways={null} names={names} />
      )}
    </div>
  );
}

/** What was found once nobody types for a moment; null until then. An answer that comes too late is dropped. */
function useFound({ address, key, text }: FacetQuestion, find: Props["find"]): FacetLineView[] | null {
  const [found, setFound] = useState<FacetLineView[] | null>(null);
  useEffect(() => {
    let late = false;
    const say = (lines: FacetLineView[] | null) => void (late || setFound(lines));
    const timer = setTimeout(() => {
      if (text === "") say(null);
      // Without an answer nothing is said: that would read as "none".
      else
        find({ address, key, text }).then(
          (answer) => say(answer.ok ? answer.value : null),
          () => say(null),
        );
    }, PAUSE_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [address, key, text, find]);
  return found;
}

const PAUSE_MS = 180;
