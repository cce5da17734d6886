"use client";

import styles from "./failure.module.css";

type Words = { title: string; text: string; reference: string; retry: string };

/** Something that failed, with the reference under which the server's log has it. */
export function Failure({ words, error, retry }: { words: Words; error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <section className={styles.failure} role="alert">
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      {digest === null ? null : (
        <p>
          {words.reference}: <code>{digest}</code>
        </p>
      )}
      <button type="button" className="button" onClick={() => retry()}>
        {words.retry}
      </button>
    </section>
  );
}
