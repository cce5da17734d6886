import { useFormatter } from "next-intl";
import { Fragment, type ReactNode, useMemo } from "react";

import type { PhoneView } from "#audit/masked-states.ts";
import { remembering } from "#audit/remembering.ts";

import styles from "./event-sentence.module.css";
import { fieldName, fieldValue } from "./field.tsx";
import { phoneNumber } from "./phone-number.tsx";
import { type PhoneNote, type SaidEvent, type Sentence, sentenceOf } from "./sentence.ts";
import { statusWord } from "./status-word.tsx";
import { useWords } from "./words.ts";

type Subject = "words" | "column";

/** An event said in words, with what was before and what came after. Under a heading that names it, the subject is left out. */
export function EventSentence({ event, subject = "words" }: { event: SaidEvent; subject?: Subject }) {
  return <span className={styles.sentence}>{saidEvent(event, useSentenceWords(), subject)}</span>;
}

/** What sentences are made of. */
export function useSentenceWords() {
  const [t, phone] = [useWords("client.sentence"), useWords("client.phone")];
  const [fields, values, format] = [useWords("client.fields"), useWords("client.values"), useFormatter()];
  return useMemo(() => {
    const phoneOf = remembering((type: string) => t("phone", { type }), String);
    return { t, phone, phoneOf, fields, values, format };
  }, [t, phone, fields, values, format]);
}

type SentenceWords = ReturnType<typeof useSentenceWords>;

/** The same for those who draw hundreds, and have the words at hand. */
export function saidEvent(event: SaidEvent, words: SentenceWords, subject: Subject): ReactNode {
  const sentence = sentenceOf(event);
  const say = SAY[sentence.kind] as (sentence: Sentence, telling: Telling) => ReactNode;
  return say(sentence, { ...words, subject });
}

type Telling = SentenceWords & { subject: Subject };
type Of<K extends Sentence["kind"]> = Extract<Sentence, { kind: K }>;
type Say = { [K in Sentence["kind"]]: (sentence: Of<K>, telling: Telling) => ReactNode };

const SAY: Say = {
  statusFirst: ({ status }, telling) => (
    <>
      {statusSubject(telling)}
      {statusWord(status)} {note("first", telling)}
    </>
  ),
  statusMoved: ({ from, to }, telling) => (
    <>
      {statusSubject(telling)}
      {statusWord(from)} → {statusWord(to)}
    </>
  ),
  statusKept: ({ status, also }, telling) => (
    <>
      {statusSubject(telling)}
      {statusWord(status)} {also.length === 0 ? note("same", telling) : changed(also, telling)}
    </>
  ),
  phoneNoted: ({ note: name, phone }, telling) => (
    <>
      {phoneSubject(phone, telling)}
      {phoneNumber(phone, telling.phone)} {note(name, telling)}
    </>
  ),
  phoneNumber: ({ before, phone, note: name, also }, telling) => (
    <>
      {phoneSubject(phone, telling)}
      {phoneNumber(before, telling.phone)} → {phoneNumber(phone, telling.phone)}
      {looksSame(before, phone) ? <> {note("hidden", telling)}</> : null}
      {name === null ? null : <> {note(name, telling)}</>}
      {also.length > 0 ? <> {changed(also, telling)}</> : null}
    </>
  ),
  phoneFields: ({ phone, changes }, telling) => (
    <>
      {phoneSubject(phone, telling)}
      {phoneNumber(phone, telling.phone)}
      {changes.map(({ field, from, to }) => (
        <Fragment key={field}>
          {" "}
          <span className={styles.change}>
            {fieldName(field, telling.fields)} {fieldValue(from, telling.values)}{" "}
            <span className={styles.arrow}>→</span> {fieldValue(to, telling.values)}
          </span>
        </Fragment>
      ))}
    </>
  ),
  generic: ({ event, version }, { t }) => (
    <>
      <code>{event}</code> <span className={styles.note}>{t("notes.generic", { version: String(version) })}</span>
    </>
  ),
};

/** With the space behind it: one text is one part of the page. */
const statusSubject = ({ t, subject }: Telling): string => (subject === "column" ? "" : `${t("status")} `);

const phoneSubject = ({ type }: PhoneView, { phoneOf, subject }: Telling): string =>
  subject === "column" ? "" : `${phoneOf(type)} `;

const note = (name: PhoneNote | "hidden", { t }: Telling) => <span className={styles.note}>{t(`notes.${name}`)}</span>;

function changed(names: string[], { t, fields, format }: Telling) {
  const told = format.list(names.map((field) => fieldName(field, fields)));
  return <span className={styles.note}>{t("changed", { fields: told })}</span>;
}

const looksSame = (one: PhoneView, other: PhoneView): boolean =>
  one.number === other.number && one.area_code === other.area_code && one.country_code === other.country_code;
