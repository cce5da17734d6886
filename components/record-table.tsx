import type { ReactNode } from "react";

import styles from "./record-table.module.css";

type Props = {
  caption: string;
  /** The names of the columns, from the first to the last. */
  heads: string[];
  /** The rows. A cell that does not explain itself in a card carries the name of its column as `data-name`. */
  children: ReactNode;
};

/** A plain table of what is no audit event of the trail: looks, sources, the quarantine. */
export function RecordTable({ caption, heads, children }: Props) {
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
