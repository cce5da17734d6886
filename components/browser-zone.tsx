"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";

/** The zone that the browser lives in, to be chosen, unless it is among those that are offered anyway. */
export function BrowserZone({ offered }: { offered: string[] }) {
  const t = useTranslations("client.zones");
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
