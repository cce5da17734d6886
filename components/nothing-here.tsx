"use client";

import { Lock, MapPinOff } from "lucide-react";
import type { Route } from "next";

import { AppLink } from "./app-link.tsx";
import styles from "./nothing-here.module.css";

type Props = {
  title: string;
  text: string;
  way: { href: Route; label: string };
  /** The address leads nowhere, or there is something that is closed to who asks. */
  why?: keyof typeof ICONS;
};

/** Says that an address leads nowhere, or not for who asks, why, and where to go instead. */
export function NothingHere({ title, text, way, why = "nowhere" }: Props) {
  const Picture = ICONS[why];
  return (
    <section className={styles.nothing}>
      <Picture size={22} aria-hidden="true" className={styles.icon} />
      <h1>{title}</h1>
      <p>{text}</p>
      <AppLink className="button" href={way.href}>
        {way.label}
      </AppLink>
    </section>
  );
}

const ICONS = { nowhere: MapPinOff, closed: Lock };
