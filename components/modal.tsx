"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { createPortal } from "react-dom";

import styles from "./modal.module.css";

type Props = { label: string; close: () => void; children: ReactNode };

/**
 * The browser's own dialog: what is behind it is out of reach, Escape or a click beside it closes it, and the focus goes
 * back to where it was. It hangs on the body, for the menu of narrow screens hides what is in it.
 */
export function Modal({ label, close, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return createPortal(
    // biome-ignore lint/a11y/useKeyWithClickEvents: the browser closes it with Escape
    <dialog
      ref={dialog}
      className={styles.modal}
      aria-label={label}
      onClose={close}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      <div className={styles.content}>{children}</div>
    </dialog>,
    document.body,
  );
}
