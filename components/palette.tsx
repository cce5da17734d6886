"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";

import { fold } from "#audit/search/fold.ts";

import { Modal } from "./modal.tsx";
import styles from "./palette.module.css";
import type { LoadPaletteItems, PaletteItem, PalettePage } from "./palette-item.ts";
import { type Option, PaletteOptions } from "./palette-options.tsx";
import { usePaletteItems } from "./use-palette-items.ts";

type Props = { pages: PalettePage[]; load: LoadPaletteItems; close: () => void };

/** One line to go anywhere: pages, accounts, operators, events, views, or a search. */
export function Palette({ pages, load, close }: Props) {
  const t = useTranslations("client.palette");
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const { items, state } = usePaletteItems(text, load);
  const options = [...pagesNamed(pages, text), ...items.map((item) => optionOf(item, t))];
  const chosen = Math.min(active, options.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = STEPS[event.key];
    if (step) setActive((chosen + step + options.length) % Math.max(1, options.length));
    else if (event.key === "Enter") list.current?.querySelector<HTMLElement>("[aria-selected=true]")?.click();
    if (step || event.key === "Enter") event.preventDefault();
  };
  return (
    <Modal label={t("label")} close={close}>
      <input
        className={styles.box}
        role="combobox"
        aria-label={t("label")}
        aria-expanded={options.length > 0}
        aria-controls="palette"
        aria-activedescendant={options.length > 0 ? `palette-${chosen}` : undefined}
        aria-autocomplete="list"
        placeholder={t("placeholder")}
        maxLength={200}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} className={styles.list}>
        <PaletteOptions options={options} chosen={chosen} choose={close} />
      </div>
      <p className={styles.state} role="status">
        {state === "failed" ? t("failed") : t("found", { count: options.length, state })}
      </p>
    </Modal>
  );
}

const STEPS: Record<string, number | undefined> = { ArrowDown: 1, ArrowUp: -1 };

function pagesNamed(pages: PalettePage[], text: string): Option[] {
  const named = pages.filter(({ label }) => fold(label).includes(fold(text.trim())));
  return named.map(({ href, label }) => ({ kind: "page", label, href }));
}

function optionOf({ kind, text, href }: PaletteItem, t: ReturnType<typeof useTranslations<"client.palette">>): Option {
  return { kind, label: t(`items.${kind}`, { text }), href };
}
