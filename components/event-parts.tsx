"use client";

import type { Flag } from "#audit/flags.ts";
import type { PhoneView } from "#audit/masked-states.ts";
import type { StatusState } from "#audit/states.ts";
import type { EventView } from "#db/event-view.ts";

import { LongText } from "./event-cells.tsx";
import styles from "./event-parts.module.css";
import { EventSentence } from "./event-sentence.tsx";
import { FlagBadges } from "./flags.tsx";
import type { SaidEvent } from "./sentence.ts";
import { useWords } from "./words.ts";

type WhatProps = { event: SaidEvent & Pick<EventView, "flags">; subject?: "words" | "column"; except?: Flag };

/** An event in words, with its marks; but for those that another column says. */
export function WhatCell({ event, subject = "words", except }: WhatProps) {
  return (
    <span className={styles.what}>
      <EventSentence event={event} subject={subject} />
      <FlagBadges flags={event.flags.filter((flag) => flag !== except)} />
    </span>
  );
}

/** The reason of a status change: the organisation's id for it, and its text. */
export function ReasonCell({ state }: { state: StatusState | null }) {
  const text = state?.reason_description ?? state?.description ?? null;
  const id = state?.reason_id ?? null;
  if (id === null && text === null) return null;
  return (
    <span className={styles.reason}>
      {id === null ? null : <span className={styles.reasonId}>{id}</span>}
      <LongText text={text} />
    </span>
  );
}

/** What became of a phone: whether it is active, and whether its number can be one. */
export function PhoneState({ phone }: { phone: PhoneView | null }) {
  const t = useWords("client.phone");
  if (phone === null) return null;
  return (
    <span className={styles.state}>
      <span className={phone.active ? styles.active : styles.removed}>{t(phone.active ? "active" : "removed")}</span>
      {phone.number === null ? null : (
        <span className={phone.valid ? styles.valid : styles.invalid}>{t(phone.valid ? "valid" : "invalid")}</span>
      )}
    </span>
  );
}
