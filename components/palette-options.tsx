"use client";

import { AtSign, Bookmark, FileText, Hash, type LucideIcon, Phone, Search, SquareUser } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";

import { AppLink } from "./app-link.tsx";
import styles from "./palette.module.css";
import type { PaletteItem } from "./palette-item.ts";

export type Option = { kind: "page" | PaletteItem["kind"]; label: string; href: Route };

type Props = { options: Option[]; chosen: number; choose: () => void };

const ICONS: Record<Option["kind"], LucideIcon> = {
  page: FileText,
  account: SquareUser,
  event: Hash,
  operator: AtSign,
  view: Bookmark,
  phone: Phone,
  search: Search,
};

/** Where one can go. Links, so that each opens in another tab too; the focus stays in the box. */
export function PaletteOptions({ options, chosen, choose }: Props) {
  const t = useTranslations("client.palette");
  const active = useRef<HTMLAnchorElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen is scrolled to when it changes
  useEffect(() => {
    // In braces: browsers begin to answer with a promise, and an effect may not.
    active.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <div id="palette" role="listbox" aria-label={t("results")}>
      {options.map(({ kind, label, href }, index) => {
        const Icon = ICONS[kind];
        return (
          <AppLink
            key={`${kind} ${href}`}
            ref={index === chosen ? active : null}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === chosen}
            tabIndex={-1}
            href={href}
            className={styles.option}
            onClick={choose}
          >
            <Icon size={15} aria-hidden="true" />
            <span className={styles.label}>{label}</span>
            <span className={styles.kind}>{t(`kinds.${kind}`)}</span>
          </AppLink>
        );
      })}
    </div>
  );
}
