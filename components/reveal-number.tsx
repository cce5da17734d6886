"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, type Ref, useActionState, useRef, useState } from "react";

import type { Answer } from "#audit/problems.ts";

import { PhoneNumber } from "./phone-number.tsx";
import { RevealForm } from "./reveal-form.tsx";
import styles from "./reveal-number.module.css";
import { useCountdown } from "./use-countdown.ts";

/** A number as it is for a while; `lastsMs` from when the answer came. */
export type RevealedNumber = {
  phone: { country_code: string | null; area_code: string | null; number: string };
  lastsMs: number;
};

type Props = {
  /** What is revealed, as the server prints it. */
  subject: string;
  action: (previous: Answer<unknown> | null, form: FormData) => Promise<Answer<RevealedNumber>>;
  /** How long it will be shown. */
  lastsMs: number;
  /** The number as everybody sees it. */
  children: ReactNode;
};

/**
 * A masked number that can be revealed for a reason, and is masked again when its time is over, when the page is left, or
 * when somebody says so. What was revealed is forgotten then: there is nothing to show it again from.
 */
export function RevealNumber(props: Props) {
  const [round, setRound] = useState(0);
  const place = useRef<HTMLDivElement>(null);
  const mask = () => {
    // Who stood on what goes away is led to what takes its place.
    const stood = place.current?.contains(document.activeElement);
    setRound((before) => before + 1);
    if (stood) requestAnimationFrame(() => place.current?.querySelector("button")?.focus({ preventScroll: true }));
  };
  return (
    <div ref={place} className={styles.place}>
      <Round key={round} {...props} mask={mask} />
    </div>
  );
}

function Round({ subject, action, lastsMs, children, mask }: Props & { mask: () => void }) {
  const [answer, send, pending] = useActionState(action, null);
  if (answer?.ok) return <Revealed revealed={answer.value} mask={mask} />;
  return (
    <>
      <div>{children}</div>
      <RevealForm subject={subject} send={send} pending={pending} lastsMs={lastsMs} problem={answer?.problem ?? null} />
    </>
  );
}

function Revealed({ revealed: { phone, lastsMs }, mask }: { revealed: RevealedNumber; mask: () => void }) {
  const t = useTranslations("client.reveal");
  const left = useCountdown(lastsMs, mask);
  return (
    <div className={styles.revealed}>
      <span ref={focus} tabIndex={-1} className={styles.number}>
        <PhoneNumber phone={phone} />
      </span>
      <span role="timer" className={styles.left}>
        {t("again", { left: clock(left) })}
      </span>
      <button type="button" className="button small" onClick={mask}>
        {t("mask")}
      </button>
      <ReloadsWithoutScript lastsMs={lastsMs} />
    </div>
  );
}

const focus: Ref<HTMLSpanElement> = (element) => element?.focus({ preventScroll: true });

/** Where no script masks it, the browser asks for the page again, which shows it masked. */
const ReloadsWithoutScript = ({ lastsMs }: { lastsMs: number }) => (
  <noscript>
    <meta httpEquiv="refresh" content={String(lastsMs / 1000)} />
  </noscript>
);

const clock = (ms: number): string => {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
};
