"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";

import type { Answer } from "#audit/problems.ts";
import styles from "./door-form.module.css";
import { DoorProblem } from "./door-form.tsx";
import { SubmitButton } from "./submit-button.tsx";

type Invitation = { email: string; link: string };
type Send = (previous: Answer<Invitation> | null, form: FormData) => Promise<Answer<Invitation>>;
type Props = { action: Send; submit: string; children: ReactNode; look?: "inline" };

/** A form whose answer is a one-time link, shown once. */
export function LinkForm({ action, submit, children, look }: Props) {
  const t = useTranslations("client.link");
  const [answer, send, pending] = useActionState(action, null);
  return (
    // React empties a form whose action is done; what was refused is there to be sent again.
    <form action={send} className={styles.form} data-look={look} onReset={(event) => event.preventDefault()}>
      <DoorProblem answer={answer} />
      {children}
      <SubmitButton pending={pending} primary={look === undefined}>
        {submit}
      </SubmitButton>
      {answer?.ok ? (
        <output className={styles.link}>
          {t("once", { email: answer.value.email })} <code>{answer.value.link}</code>
        </output>
      ) : null}
    </form>
  );
}
