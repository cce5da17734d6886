"use client";

import { type ReactNode, useEffect, useRef } from "react";

/**
 * Sends the form around it as soon as something in it is chosen. What stands in it comes anew from the server; who was
 * on one of its links is led back there, for a line that moves in a list loses the focus on its way.
 */
export function SubmitOnChange({ children }: { children: ReactNode }) {
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (last.current !== null && document.activeElement === document.body) {
      document.getElementById(last.current)?.focus();
    }
  });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to what the fields in it say
    <div
      onChange={(event) => (event.target as HTMLInputElement).form?.requestSubmit()}
      onFocus={({ target }) => {
        last.current = target.id || null;
      }}
    >
      {children}
    </div>
  );
}
