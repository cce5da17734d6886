"use client";

import { type ReactNode, useActionState } from "react";

import styles from "./action-form.module.css";

/** Why something was not done. */
export type Said = { title: string; code: string };

type Props = {
  action: (said: Said | null, form: FormData) => Promise<Said>;
  /** What is sent along. */
  hidden: Record<string, string | number>;
  children: ReactNode;
  label?: string;
  className?: string | undefined;
};

/** A form that changes something and says what kept it from doing so. It works without a script. */
export function ActionForm({ action, hidden, children, label, className }: Props) {
  const [said, submit] = useActionState(action, null);
  return (
    <form
      action={submit}
      aria-label={label}
      className={className}
      // React empties a form whose action is done; what was refused is there to be mended.
      onReset={(event) => event.preventDefault()}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      {said ? (
        <p className={styles.said} role="alert">
          {said.title} <code>{said.code}</code>
        </p>
      ) : null}
    </form>
  );
}
