"use client";

import { MapPinOff } from "lucide-react";
import type { Route } from "next";

import { AppLink } from "./app-link.tsx";
import styles from "./nothing-here.module.css";

type Props = { title: string; text: string; way: { href: Route; label: string } };

/** Says that an address leads nowhere, why, and where to go instead. */
export function NothingHere({ title, text, way }: Props) {
  return (
    <section className={styles.nothing}>
      <MapPinOff size={22} aria-hidden="true" className={styles.icon} />
      <h1>{title}</h1>
      <p>{text}</p>
      <AppLink className="button" href={way.href}>
        {way.label}
      </AppLink>
    </section>
  );
}
