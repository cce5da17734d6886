import type { ReactNode } from "react";

import styles from "./panel.module.css";

type Props = { id: string; title: string; note?: ReactNode; children: ReactNode; flush?: "flush" };

/** A part of a page under a heading of its own; `flush` for a table that reaches to its edges. */
export function Panel({ id, title, note, children, flush }: Props) {
  return (
    <section className={styles.panel} aria-labelledby={id} data-flush={flush}>
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        {note ? <p className={styles.note}>{note}</p> : null}
      </header>
      {children}
    </section>
  );
}
