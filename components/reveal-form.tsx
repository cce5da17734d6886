"use client";

import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";

import type { ProblemReport } from "#audit/problems.ts";

import { Menu } from "./menu.tsx";
import styles from "./reveal-number.module.css";
import { SubmitButton } from "./submit-button.tsx";

type Props = {
  subject: string;
  send: (form: FormData) => void;
  pending: boolean;
  lastsMs: number;
  problem: ProblemReport | null;
};

/** Asks why a number is to be revealed. It works without a script. */
export function RevealForm({ subject, send, pending, lastsMs, problem }: Props) {
  const t = useTranslations("client.reveal");
  return (
    <Menu id={`reveal-${subject}`} label={<Ask />} className={styles.open ?? ""}>
      {/* React empties a form whose action is done; what was refused is there to be mended. */}
      <form action={send} aria-label={t("label")} className={styles.form} onReset={(event) => event.preventDefault()}>
        <input type="hidden" name="subject" value={subject} />
        <Problem problem={problem} />
        <Reason />
        <label>
          <span className="label">{t("case")}</span>
          <input className="field" name="case" maxLength={60} autoComplete="off" />
        </label>
        <SubmitButton pending={pending} primary>
          {t("submit", { minutes: lastsMs / 60_000 })}
        </SubmitButton>
      </form>
    </Menu>
  );
}

const Ask = () => (
  <>
    <Eye size={13} aria-hidden="true" /> {useTranslations("client.reveal")("open")}
  </>
);

function Reason() {
  const [t, id] = [useTranslations("client.reveal"), useId()];
  return (
    <div>
      <label className="label" htmlFor={id}>
        {t("reason")}
      </label>
      <input
        className="field"
        id={id}
        name="reason"
        required
        minLength={10}
        maxLength={500}
        autoComplete="off"
        aria-describedby={`${id}-hint`}
      />
      <p id={`${id}-hint`} className={styles.hint}>
        {t("reasonHint")}
      </p>
    </div>
  );
}

function Problem({ problem }: { problem: ProblemReport | null }) {
  const t = useTranslations("client.reveal.problems");
  if (problem === null) return null;
  const code = problem.code as Parameters<typeof t>[0];
  return (
    <p role="alert" className={styles.problem}>
      {t.has(code) ? t(code) : t("failed")}
    </p>
  );
}
