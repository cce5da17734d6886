"use client";

import type { Problem } from "#audit/problems.ts";

import { MarkedQuery } from "./marked-query.tsx";
import { type Packed, useUnpacked } from "./packed.ts";
import styles from "./search-box.module.css";
import { useWords } from "./words.ts";

type Props = {
  id: string;
  query: string;
  problem: Problem | null;
  /** What the parser says it expected, in the viewer's words. */
  sentences: Packed<Record<string, string>>;
};

/** The mistake in what was typed: the text with the character marked, and in words. The words alone are read out. */
export function SearchMistake({ id, query, problem, sentences }: Props) {
  const position = problem?.place.position;
  return (
    <div className={styles.mistake}>
      {position === undefined ? null : (
        <span aria-hidden="true">
          <Excerpt query={query} position={position} />
        </span>
      )}
      <p id={id} aria-live="polite">
        {problem === null ? "" : <Words problem={problem} sentences={sentences} />}
      </p>
    </div>
  );
}

function Words({ problem: { code, place }, sentences }: Pick<Props, "sentences"> & { problem: Problem }) {
  const [t, said] = [useWords("client.search.mistake"), useUnpacked(sentences)];
  const at = (place.position ?? 0) + 1;
  if (code === "search_unknown_key") return t("key", { at });
  const expected = place.expected ?? "";
  return t("expected", { at, expected: said[expected] ?? expected });
}

/** The mistake and what stands around it: a pasted list can be as long as a book. */
function Excerpt({ query, position }: { query: string; position: number }) {
  const from = position > AROUND ? position - AROUND : 0;
  const cut = query.slice(from, position + AROUND);
  const [left, right] = [from > 0 ? "…" : "", position + AROUND < query.length ? "…" : ""];
  return <MarkedQuery query={left + cut + right} position={position - from + left.length} />;
}

const AROUND = 60;
