"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";

import type { Answer } from "#audit/problems.ts";

import { DoorField } from "./door-field.tsx";
import { DoorForm, DoorProblem } from "./door-form.tsx";
import styles from "./second-factor-form.module.css";
import { SubmitButton } from "./submit-button.tsx";

type Enrolment = { secret: string; squares: { size: number; path: string }; backupCodes: string[] };

type Props = {
  begin: (previous: Answer<Enrolment> | null, form: FormData) => Promise<Answer<Enrolment>>;
  confirm: (previous: Answer<null> | null, form: FormData) => Promise<Answer<null>>;
};

/** Two steps: the password, for which the secret is shown, and a first code, which shows that it arrived. */
export function SecondFactorForm({ begin, confirm }: Props) {
  const t = useTranslations("client.secondFactor");
  const [begun, send, pending] = useActionState(begin, null);
  if (begun?.ok) {
    return (
      <>
        <Secret {...begun.value} />
        <DoorForm action={confirm} submit={t("confirm")}>
          <DoorField
            label={t("code")}
            name="code"
            autoComplete="one-time-code"
            inputMode="numeric"
            required
            maxLength={10}
          />
        </DoorForm>
      </>
    );
  }
  return (
    <form action={send} className={styles.form}>
      <DoorProblem answer={begun} />
      <DoorField label={t("password")} name="password" type="password" autoComplete="current-password" required />
      <SubmitButton pending={pending}>{t("begin")}</SubmitButton>
    </form>
  );
}

function Secret({ secret, squares: { size, path }, backupCodes }: Enrolment) {
  const t = useTranslations("client.secondFactor");
  return (
    <div className={styles.secret}>
      <p>{t("scan")}</p>
      <svg viewBox={`0 0 ${size} ${size}`} className={styles.squares} role="img" aria-label={t("qr")}>
        <path d={path} />
      </svg>
      <p>
        {t("secret")} <code>{secret}</code>
      </p>
      <p>{t("keep")}</p>
      <ul className={styles.codes}>
        {backupCodes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
