import { useFormatter } from "next-intl";
import type { ReactNode } from "react";
import type { PhoneView } from "#audit/masked-states.ts";

import styles from "./event-sentence.module.css";
import { FieldName, FieldValue } from "./field.tsx";
import { PhoneNumber } from "./phone-number.tsx";
import { type PhoneNote, type SaidEvent, type Sentence, sentenceOf } from "./sentence.ts";
import { StatusWord } from "./status-word.tsx";
import { useWords } from "./words.ts";

/** An event said in words, with what was before and what came after. Under a heading that names it, the subject is left out. */
export function EventSentence({ event, subject = "words" }: { event: SaidEvent; subject?: "words" | "column" }) {
  const sentence = sentenceOf(event);
  const Words = WORDS[sentence.kind] as (props: { sentence: Sentence }) => ReactNode;
  return (
    <span className={styles.sentence} data-subject={subject}>
      <Words sentence={sentence} />
    </span>
  );
}

type Of<K extends Sentence["kind"]> = { sentence: Extract<Sentence, { kind: K }> };
type Words = { [K in Sentence["kind"]]: (props: Of<K>) => ReactNode };

const WORDS: Words = {
  statusFirst: ({ sentence: { status } }) => (
    <>
      <Subject name="status" /> <StatusWord status={status} /> <Note name="first" />
    </>
  ),
  statusMoved: ({ sentence: { from, to } }) => (
    <>
      <Subject name="status" /> <StatusWord status={from} /> <Arrow /> <StatusWord status={to} />
    </>
  ),
  statusKept: ({ sentence: { status, also } }) => (
    <>
      <Subject name="status" /> <StatusWord status={status} />{" "}
      {also.length === 0 ? <Note name="same" /> : <Changed fields={also} />}
    </>
  ),
  phoneNoted: ({ sentence: { note, phone } }) => (
    <>
      <PhoneSubject phone={phone} /> <PhoneNumber phone={phone} /> <Note name={note} />
    </>
  ),
  phoneNumber: ({ sentence: { before, phone, note, also } }) => (
    <>
      <PhoneSubject phone={phone} /> <PhoneNumber phone={before} /> <Arrow /> <PhoneNumber phone={phone} />{" "}
      {looksSame(before, phone) ? <Note name="hidden" /> : null} {note === null ? null : <Note name={note} />}{" "}
      {also.length > 0 ? <Changed fields={also} /> : null}
    </>
  ),
  phoneFields: ({ sentence: { phone, changes } }) => (
    <>
      <PhoneSubject phone={phone} /> <PhoneNumber phone={phone} />
      {changes.map(({ field, from, to }) => (
        <span key={field} className={styles.change}>
          <FieldName field={field} /> <FieldValue value={from} /> <Arrow /> <FieldValue value={to} />
        </span>
      ))}
    </>
  ),
  generic: ({ sentence: { event, version } }) => (
    <>
      <code>{event}</code> <Note name="generic" version={version} />
    </>
  ),
};

type NoteName = PhoneNote | "hidden" | "generic";

function Subject({ name }: { name: "status" }) {
  return <span className={styles.subject}>{useWords("client.sentence")(name)}</span>;
}

function PhoneSubject({ phone: { type } }: { phone: PhoneView }) {
  return <span className={styles.subject}>{useWords("client.sentence")("phone", { type })}</span>;
}

function Note({ name, version = 0 }: { name: NoteName; version?: number }) {
  const t = useWords("client.sentence");
  return <span className={styles.note}>{t(`notes.${name}`, { version: String(version) })}</span>;
}

function Changed({ fields }: { fields: string[] }) {
  const [t, tField] = [useWords("client.sentence"), useWords("client.fields")];
  const names = fields.map((field) => (tField.has(field as never) ? tField(field as never) : field));
  return <span className={styles.note}>{t("changed", { fields: useFormatter().list(names) })}</span>;
}

const Arrow = () => <span className={styles.arrow}>→</span>;

const looksSame = (one: PhoneView, other: PhoneView): boolean =>
  one.number === other.number && one.area_code === other.area_code && one.country_code === other.country_code;
