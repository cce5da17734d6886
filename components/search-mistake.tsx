"use client";

import type { Problem } from "#audit/problems.ts";

import { EXPECTED } from "./expected.ts";
import { MarkedQuery } from "./marked-query.tsx";
import styles from "./search-box.module.css";
import { useWords } from "./words.ts";

type Props = { id: string; query: string; problem: Problem | null };

/** The mistake in what was typed: the text with the character marked, and in words. The words alone are read out. */
export function SearchMistake({ id, query, problem }: Props) {
  const position = problem?.place.position;
  return (
    <div className={styles.mistake}>
      {position === undefined ? null : (
        <span aria-hidden="true">
          <Excerpt query={query} position={position} />
        </span>
      )}
      <p id={id} aria-live="polite">
        {problem === null ? "" : <Words problem={problem} />}
      </p>
    </div>
  );
}

function Words({ problem: { code, place } }: { problem: Problem }) {
  const [t, sentences] = [useWords("client.search.mistake"), useWords("client.expected")];
  const at = (place.position ?? 0) + 1;
  if (code === "search_unknown_key") return t("key", { at });
  const { expected = "" } = place;
  const known = EXPECTED[expected];
  return t("expected", { at, expected: known ? sentences(known) : expected });
}

/** The mistake and what stands around it: a pasted list can be as long as a book. */
function Excerpt({ query, position }: { query: string; position: number }) {
  const from = position > AROUND ? position - AROUND : 0;
  const cut = query.slice(from, position + AROUND);
  const [left, right] = [from > 0 ? "…" : "", position + AROUND < query.length ? "…" : ""];
  return <MarkedQuery query={left + cut + right} position={position - from + left.length} />;
}

const AROUND = 60;
