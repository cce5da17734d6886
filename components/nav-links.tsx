"use client";

import type { Route } from "next";
import { usePathname } from "next/navigation";
import { useEffect } from "react";

import { Icon, type IconName } from "./icon.tsx";
import styles from "./side-bar.module.css";
import { SOFT } from "./soft-link.ts";

export type NavEntry = { href: Route; label: string; icon: IconName };

/** The entries of the navigation, the one for the page that is shown marked; a step closes the menu of narrow screens. */
export function NavLinks({ entries, menuId }: { entries: NavEntry[]; menuId: string }) {
  const pathname = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes whenever the page changes
  useEffect(() => {
    const menu = document.getElementById(menuId);
    if (menu?.matches(":popover-open")) menu.hidePopover();
  }, [pathname, menuId]);

  return (
    <ul className={styles.entries} data-soft-links={SOFT.top}>
      {entries.map(({ href, label, icon }) => (
        <li key={href}>
          <a href={href} className={styles.entry} aria-current={standing(pathname, href)}>
            <Icon name={icon} />
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** `page` for the entry of this very page, `true` for the list that it belongs to. */
function standing(pathname: string, href: string): "page" | "true" | undefined {
  if (pathname === href) return "page";
  return href !== "/" && pathname.startsWith(`${href}/`) ? "true" : undefined;
}
