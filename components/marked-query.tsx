import styles from "./marked-query.module.css";

/** A search with the character marked where it stopped being understood; past the end a blank stands for it. */
export function MarkedQuery({ query, position }: { query: string; position: number }) {
  return (
    <code className={styles.query}>
      {query.slice(0, position)}
      <mark className={styles.mark}>{query.slice(position, position + 1).trim() || "\u00a0"}</mark>
      {query.slice(position + 1)}
    </code>
  );
}
