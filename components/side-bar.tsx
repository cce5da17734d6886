"use client";

import type { Route } from "next";

import { AppLink } from "./app-link.tsx";
import { Icon } from "./icon.tsx";
import { Keyboard } from "./keyboard.tsx";
import { type NavEntry, NavLinks } from "./nav-links.tsx";
import type { LoadPaletteItems } from "./palette-item.ts";
import { Preferences, type PreferencesProps } from "./preferences.tsx";
import styles from "./side-bar.module.css";
import { SignedIn, type SignedInProps } from "./signed-in.tsx";
import { useWords } from "./words.ts";

type Palette = { loadPaletteItems: LoadPaletteItems };

const MENU = "menu";

/** The name of the house, the way to its rooms, and how one likes to read: a column, or a bar with a menu where narrow. */
export function SideBar({
  who,
  signOut,
  loadPaletteItems,
  ...preferences
}: PreferencesProps & SignedInProps & Palette) {
  const t = useWords("client.shell");
  const entries: NavEntry[] = [
    { href: "/" as Route, label: t("nav.overview"), icon: "layout-dashboard" },
    { href: "/events" as Route, label: t("nav.events"), icon: "scroll-text" },
    { href: "/status-changes" as Route, label: t("nav.statusChanges"), icon: "arrow-left-right" },
    { href: "/phone-edits" as Route, label: t("nav.phoneEdits"), icon: "smartphone" },
    { href: "/operators" as Route, label: t("nav.operators"), icon: "users-round" },
    { href: "/views" as Route, label: t("nav.views"), icon: "bookmark" },
    { href: "/ingest" as Route, label: t("nav.ingest"), icon: "inbox" },
    ...(who.audits ? [{ href: "/access" as Route, label: t("nav.access"), icon: "eye" } as const] : []),
    ...(who.manages ? [{ href: "/viewers" as Route, label: t("nav.viewers"), icon: "key-round" } as const] : []),
  ];
  return (
    <header className={styles.bar}>
      <AppLink href={"/" as Route} className={styles.brand}>
        <BrandMark />
        Rastro
      </AppLink>
      <button type="button" className={styles.menuButton} popoverTarget={MENU}>
        <Icon name="menu" />
        {t("menu")}
      </button>
      <div id={MENU} popover="auto" className={styles.menu}>
        <div>
          <Keyboard pages={entries.map(({ href, label }) => ({ href, label }))} load={loadPaletteItems} />
          <nav aria-label={t("navigation")}>
            <NavLinks entries={entries} menuId={MENU} />
          </nav>
        </div>
        <div className={styles.foot}>
          <SignedIn who={who} signOut={signOut} />
          <Preferences {...preferences} />
        </div>
      </div>
    </header>
  );
}

/** A trail that leads to a point. */
function BrandMark() {
  return (
    <svg className={styles.mark} viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="currentColor" />
      <path d="M9 23c0-5 14-9 14-14" className={styles.markTrail} />
      <circle cx="9" cy="23" r="2.6" className={styles.markStart} />
      <circle cx="23" cy="9" r="3.4" className={styles.markEnd} />
    </svg>
  );
}
