import styles from "./status-word.module.css";

// Statuses are open strings: these are the platform's own, every other one is shown without a tone.
const TONES: Record<string, string | undefined> = {
  NORMAL: styles.good,
  BLOCKED: styles.warn,
  DEBIT_ONLY: styles.warn,
  CANCELLED: styles.bad,
};

/** A status, with a dot that helps the eye and says nothing which the word does not. */
export const StatusWord = ({ status }: { status: string }) => statusWord(status);

/** The same for those who draw hundreds. */
export function statusWord(status: string) {
  const tone = TONES[status];
  return <span className={tone ? `${styles.word} ${tone}` : styles.word}>{status}</span>;
}
