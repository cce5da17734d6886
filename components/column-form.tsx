"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";

import { withParameter } from "#audit/columns.ts";

/**
 * What is chosen in the menu of columns holds at once, without the way over the form's own address. What stands in it
 * comes anew from the server; who was on one of its links is led back there, for a line that moves loses the focus.
 */
export function ColumnForm({ children }: { children: ReactNode }) {
  const router = useRouter();
  const last = useRef<string | null>(null);
  useEffect(() => {
    if (last.current !== null && document.activeElement === document.body) {
      document.getElementById(last.current)?.focus();
    }
  });
  const choose = ({ target }: FormEvent<HTMLElement>) => {
    const { form } = target as HTMLInputElement;
    if (form === null) return;
    const chosen = new FormData(form);
    const cols = chosen.getAll("column").filter((text) => text !== "");
    const { pathname, search } = window.location;
    const query = withParameter(withParameter(search, "menu", null), "cols", cols.length > 0 ? cols.join(",") : null);
    router.replace(`${pathname}${withParameter(query, "density", String(chosen.get("density")))}` as never, {
      scroll: false,
    });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to what the fields in it say
    <div
      onChange={choose}
      onFocus={({ target }) => {
        last.current = target.id || null;
      }}
    >
      {children}
    </div>
  );
}
