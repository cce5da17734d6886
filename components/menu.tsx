import type { ReactNode } from "react";

import styles from "./menu.module.css";

type Props = { id: string; label: ReactNode; children: ReactNode; className?: string };

/**
 * A button that opens a panel beneath it. The browser's own popover: it opens without a script, closes with Escape or a
 * click elsewhere, and hands the focus back.
 */
export function Menu({ id, label, children, className = "button" }: Props) {
  return (
    <>
      <button type="button" className={className} popoverTarget={id}>
        {label}
      </button>
      <div id={id} popover="auto" className={styles.panel}>
        {children}
      </div>
    </>
  );
}
