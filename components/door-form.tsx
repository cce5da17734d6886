"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";

import type { Answer } from "#audit/problems.ts";

import styles from "./door-form.module.css";
import { SubmitButton } from "./submit-button.tsx";

type Props = {
  action: Send;
  submit: string;
  children: ReactNode;
  look?: "inline";
  /** What is said when it was done, where the page does not show it by itself. */
  done?: string;
};
type Send = (previous: Answer<null> | null, form: FormData) => Promise<Answer<null>>;

/** A form that says what went wrong above its fields, and below them that it was done; it works without a script too. */
export function DoorForm({ action, submit, children, look, done }: Props) {
  const [answer, send, pending] = useActionState(action, null);
  return (
    <form action={send} className={styles.form} data-look={look}>
      <DoorProblem answer={answer} />
      {children}
      <SubmitButton pending={pending} primary={look === undefined}>
        {submit}
      </SubmitButton>
      {/* Gone while the next is sent, so that it is read out again. */}
      {done && answer?.ok && !pending ? <output className={styles.done}>{done}</output> : null}
    </form>
  );
}

/** What went wrong, in words; nothing when nothing did. */
export const DoorProblem = ({ answer }: { answer: Answer<unknown> | null }) => (
  <DoorSaid code={answer === null || answer.ok ? null : answer.problem.code} />
);

/** The same, where what went wrong may be a code of the browser's own. */
export function DoorSaid({ code }: { code: string | null }) {
  const t = useTranslations("client.doors");
  if (code === null) return null;
  const known = code as Parameters<typeof t>[0];
  return (
    <p role="alert" className={styles.problem}>
      {t.has(known) ? t(known) : t("failed")}
    </p>
  );
}
