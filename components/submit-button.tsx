"use client";

import type { MouseEvent, ReactNode } from "react";

type Props = { pending: boolean; primary?: boolean; children: ReactNode };

/** Sends its form, once at a time. While it does it keeps the focus, which a disabled button would lose. */
export function SubmitButton({ pending, primary = false, children }: Props) {
  return (
    <button
      type="submit"
      className={primary ? "button primary" : "button"}
      aria-disabled={pending || undefined}
      onClick={pending ? (event: MouseEvent) => event.preventDefault() : undefined}
    >
      {children}
    </button>
  );
}
