"use client";

import { useSyncExternalStore } from "react";
import { useWords } from "./words.ts";

/** The zone that the browser lives in, to be chosen, unless it is among those that are offered anyway. */
export function BrowserZone({ offered }: { offered: string[] }) {
  const t = useWords("client.zones");
  const zone = useSyncExternalStore(
    () => () => {},
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => null,
  );
  if (zone === null || offered.includes(zone)) return null;
  return (
    <button type="submit" name="zone" value={zone} aria-pressed="false">
      {t("browser", { zone })}
    </button>
  );
}
