import type { Route } from "next";

import type { Role } from "#db/viewers-schema.ts";

import { AppLink } from "./app-link.tsx";
import styles from "./signed-in.module.css";
import { useWords } from "./words.ts";

export type SignedInProps = {
  who: { email: string; role: Role; manages: boolean; audits: boolean };
  signOut: () => Promise<void>;
};

/** Who is signed in, as what, and the way out. */
export function SignedIn({ who: { email, role }, signOut }: SignedInProps) {
  const t = useWords("client.shell.signedIn");
  return (
    <section className={styles.who} aria-label={t("label")}>
      <p className={styles.email} title={email}>
        {email}
      </p>
      <p className={styles.role}>{t(`roles.${role}`)}</p>
      <div className={styles.ways}>
        <AppLink href={"/sessions" as Route}>{t("sessions")}</AppLink>
        <form action={signOut}>
          <button type="submit" className={styles.out}>
            {t("signOut")}
          </button>
        </form>
      </div>
    </section>
  );
}
