import styles from "./status-word.module.css";

// Statuses are open strings: these are the platform's own, every other one is shown without a tone.
const TONES: Record<string, string | undefined> = {
  NORMAL: styles.good,
  BLOCKED: styles.warn,
  DEBIT_ONLY: styles.warn,
  CANCELLED: styles.bad,
};

/** A status, with a dot that helps the eye and says nothing which the word does not. */
export function StatusWord({ status }: { status: string }) {
  return <span className={`${styles.word} ${TONES[status] ?? ""}`}>{status}</span>;
}
