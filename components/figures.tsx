import type { ReactNode } from "react";

import styles from "./figures.module.css";

export type Figure = { name: string; value: ReactNode; note?: ReactNode };

/** The few numbers that a page begins with. */
export function Figures({ figures }: { figures: Figure[] }) {
  return (
    <dl className={styles.figures}>
      {figures.map(({ name, value, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={styles.value}>{value}</dd>
          {note ? <dd className={styles.note}>{note}</dd> : null}
        </div>
      ))}
    </dl>
  );
}
