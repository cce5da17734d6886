"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";

import type { Answer } from "#audit/problems.ts";

import styles from "./door-form.module.css";

type Send = (previous: Answer<null> | null, form: FormData) => Promise<Answer<null>>;

/** A form that says what went wrong above its fields; it works without a script too. */
export function DoorForm({ action, submit, children }: { action: Send; submit: string; children: ReactNode }) {
  const [answer, send, pending] = useActionState(action, null);
  return (
    <form action={send} className={styles.form}>
      <DoorProblem answer={answer} />
      {children}
      <button type="submit" className="button primary" disabled={pending}>
        {submit}
      </button>
    </form>
  );
}

function DoorProblem({ answer }: { answer: Answer<null> | null }) {
  const t = useTranslations("client.doors");
  if (answer === null || answer.ok) return null;
  const { code } = answer.problem;
  const known = code as Parameters<typeof t>[0];
  return (
    <p role="alert" className={styles.problem}>
      {t.has(known) ? t(known) : t("failed")}
    </p>
  );
}
