import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { Languages } from "#components/preferences.tsx";

import { chooseLocale } from "./actions.ts";
import styles from "./door-card.module.css";
import type { Locale } from "./locale.ts";

/** The frame of the pages before the door: a heading, a form, and the language. */
export function DoorCard({ title, locale, children }: { title: string; locale: Locale; children: ReactNode }) {
  const t = useTranslations("signIn");
  return (
    <div className={styles.door}>
      <p className={styles.house}>{t("house")}</p>
      <section className={styles.card}>
        <h1>{title}</h1>
        {children}
      </section>
      <div className={styles.language}>
        <Languages chosen={locale} choose={chooseLocale} />
      </div>
    </div>
  );
}
