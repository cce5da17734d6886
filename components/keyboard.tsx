"use client";

import type { Route } from "next";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useState } from "react";

import { Icon } from "./icon.tsx";
import styles from "./keyboard.module.css";
import type { KeyId } from "./keys.ts";
import type { LoadPaletteItems, PalettePage } from "./palette-item.ts";
import { useKeys } from "./use-keys.ts";
import { useWords } from "./words.ts";

// Neither is needed before somebody asks for it, so the first page does not pay for it.
const Palette = dynamic(() => import("./palette.tsx").then((module) => module.Palette), { ssr: false });
const KeyMap = dynamic(() => import("./key-map.tsx").then((module) => module.KeyMap), { ssr: false });

type Props = { pages: PalettePage[]; load: LoadPaletteItems };

/** The two ways around without a mouse, a palette and keys, and the buttons that show there are. */
export function Keyboard({ pages, load }: Props) {
  const t = useWords("client");
  const [shown, show] = useState<"palette" | "map" | null>(null);
  const router = useRouter();
  const close = () => show(null);
  useKeys({
    togglePalette: () => show((before) => (before === "palette" ? null : "palette")),
    press: (key) => (key === "map" ? show("map") : act(key, (href) => router.push(href))),
  });
  return (
    <div className={styles.buttons}>
      <button type="button" className={styles.find} aria-keyshortcuts="Control+K" onClick={() => show("palette")}>
        <Icon name="search" />
        {t("palette.open")}
        <span className={styles.hint} aria-hidden="true">
          Ctrl K
        </span>
      </button>
      <button
        type="button"
        className={styles.keys}
        aria-keyshortcuts="?"
        aria-label={t("keys.open")}
        title={t("keys.open")}
        onClick={() => show("map")}
      >
        <Icon name="keyboard" />
      </button>
      {shown === "palette" ? <Palette pages={pages} load={load} close={close} /> : null}
      {shown === "map" ? <KeyMap close={close} /> : null}
    </div>
  );
}

const PAGES: Partial<Record<KeyId, string>> = {
  overview: "/",
  events: "/events",
  statusChanges: "/status-changes",
  phoneEdits: "/phone-edits",
  operators: "/operators",
  views: "/views",
};

const LINKS: Partial<Record<KeyId, string>> = { newer: "main a[rel=prev]", older: "main a[rel=next]" };

function act(key: KeyId, go: (href: Route) => void): void {
  const page = PAGES[key];
  if (page) go(page as Route);
  else if (key === "search") document.querySelector<HTMLInputElement>("main input[type=search]")?.select();
  else document.querySelector<HTMLAnchorElement>(LINKS[key] ?? "none")?.click();
}
