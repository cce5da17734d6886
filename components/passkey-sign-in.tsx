"use client";

import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from "@simplewebauthn/browser";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useActionState } from "react";

import type { Answer } from "#audit/problems.ts";
import styles from "./door-form.module.css";
import { DoorSaid } from "./door-form.tsx";
import { passkeyMistake } from "./passkey-mistake.ts";
import { useScripted } from "./scripted.ts";
import { SubmitButton } from "./submit-button.tsx";

type Props = {
  begin: () => Promise<Answer<PublicKeyCredentialRequestOptionsJSON>>;
  finish: (answer: unknown, to: string) => Promise<Answer<string>>;
  to: string;
};

/** Comes in with a passkey of this device, or of a phone beside it. Nothing is shown where there could be none. */
export function PasskeySignIn({ begin, finish, to }: Props) {
  const t = useTranslations("client.passkeys");
  const [mistake, come, pending] = useActionState(async () => comeIn({ begin, finish, to }), null);
  if (!useScripted() || !browserSupportsWebAuthn()) return null;
  return (
    <form action={come} className={styles.form}>
      <DoorSaid code={mistake} />
      <SubmitButton pending={pending}>
        <KeyRound size={15} aria-hidden="true" /> {t("signIn")}
      </SubmitButton>
    </form>
  );
}

/** What went wrong, as a code; null when the browser is on its way. */
async function comeIn({ begin, finish, to }: Props): Promise<string | null> {
  const begun = await begin();
  if (!begun.ok) return begun.problem.code;
  try {
    const answer = await startAuthentication({ optionsJSON: begun.value });
    const finished = await finish(answer, to);
    if (!finished.ok) return finished.problem.code;
    window.location.assign(finished.value);
    return null;
  } catch (error) {
    return passkeyMistake(error);
  }
}
