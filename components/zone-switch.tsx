"use client";

import type { Route } from "next";

import { AppLink } from "./app-link.tsx";
import { Icon } from "./icon.tsx";
import { Menu } from "./menu.tsx";
import { useWords } from "./words.ts";
import styles from "./zone-switch.module.css";

/** A zone in which the page can be read, and the address that does. */
export type ZoneChoice = { zone: string; href: Route; current: boolean; own: boolean };

const MENU = "zones";

/** In which zone the times of the page are told, and the way to the same instants told in another. */
export function ZoneSwitch({ choices }: { choices: ZoneChoice[] }) {
  const t = useWords("client.zones");
  const zone = choices.find(({ current }) => current)?.zone ?? "";
  const label = (
    <>
      <Icon name="clock" /> <span className="visually-hidden">{t("label")}</span> {zone}
    </>
  );
  return (
    <Menu id={MENU} label={label} className="button small">
      <p className="label">{t("title")}</p>
      <ul className={styles.zones}>
        {choices.map((choice) => (
          <li key={choice.zone}>
            <AppLink
              href={choice.href}
              aria-current={choice.current ? "true" : undefined}
              scroll={false}
              // The page stays, and so would the menu; closed, it hands the focus back to its button.
              onClick={() => document.getElementById(MENU)?.hidePopover()}
            >
              <span>{choice.zone}</span> {choice.own ? <span className={styles.own}>{t("own")}</span> : null}
            </AppLink>
          </li>
        ))}
      </ul>
    </Menu>
  );
}
