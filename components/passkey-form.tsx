"use client";

import { type PublicKeyCredentialCreationOptionsJSON, startRegistration } from "@simplewebauthn/browser";
import { useTranslations } from "next-intl";
import { useActionState } from "react";

import type { Answer } from "#audit/problems.ts";

import { DoorField } from "./door-field.tsx";
import styles from "./door-form.module.css";
import { DoorSaid } from "./door-form.tsx";
import { passkeyMistake } from "./passkey-mistake.ts";
import { useScripted } from "./scripted.ts";
import { SubmitButton } from "./submit-button.tsx";

type Props = {
  begin: (form: FormData) => Promise<Answer<PublicKeyCredentialCreationOptionsJSON>>;
  finish: (made: unknown, name: string) => Promise<Answer<null>>;
};

/** Adds a passkey: the password, and then whatever the device asks for. No browser makes one without a script. */
export function PasskeyForm({ begin, finish }: Props) {
  const t = useTranslations("client.passkeys");
  const send = async (_: string | null, form: FormData) => add({ begin, finish }, form);
  const [mistake, submit, pending] = useActionState(send, null);
  if (!useScripted()) return <p>{t("scripts")}</p>;
  return (
    // React empties a form whose action is done; what was refused is there to be sent again.
    <form action={submit} className={styles.form} onReset={(event) => event.preventDefault()}>
      <DoorSaid code={mistake} />
      <DoorField label={t("name")} hint={t("nameHint")} name="name" autoComplete="off" required maxLength={60} />
      <DoorField label={t("password")} name="password" type="password" autoComplete="current-password" required />
      <SubmitButton pending={pending}>{t("add")}</SubmitButton>
    </form>
  );
}

/** What went wrong, as a code; null when the passkey is there. */
async function add({ begin, finish }: Props, form: FormData): Promise<string | null> {
  const begun = await begin(form);
  if (!begun.ok) return begun.problem.code;
  try {
    const made = await startRegistration({ optionsJSON: begun.value });
    const finished = await finish(made, String(form.get("name")));
    return finished.ok ? null : finished.problem.code;
  } catch (error) {
    return passkeyMistake(error);
  }
}
