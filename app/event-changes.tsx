import type { Route } from "next";
import { useTranslations } from "next-intl";
import type { FieldChange } from "#audit/revisions.ts";
import { AppLink } from "#components/app-link.tsx";
import { FieldName, FieldValue } from "#components/field.tsx";
import type { EventView } from "#db/event-view.ts";

import styles from "./event-changes.module.css";
import { RevealableNumber } from "./revealable-number.tsx";

type Value = FieldChange["from"];
type Props = { event: EventView; beforeHref: Route | null };

/** What an event changed, field by field, and where the before comes from. */
export function EventChanges({ event, beforeHref }: Props) {
  const t = useTranslations("event");
  return (
    <section className="card">
      <h2>{t("sections.changes")}</h2>
      {event.object === null ? (
        <p className={styles.source}>{t("unread", { event: event.event, version: String(event.version) })}</p>
      ) : (
        <>
          <Source event={event} beforeHref={beforeHref} />
          <ChangesTable event={event} />
        </>
      )}
    </section>
  );
}

function Source({ event: { beforeFrom, beforeLeaf }, beforeHref }: Props) {
  const t = useTranslations("event");
  const link = (text: React.ReactNode) => (beforeHref ? <AppLink href={beforeHref}>{text}</AppLink> : text);
  return <p className={styles.source}>{t.rich(beforeFrom, { leaf: String(beforeLeaf), link })}</p>;
}

function ChangesTable({ event: { leafIndex, object, before, changes } }: { event: EventView }) {
  const t = useTranslations("event");
  const changed = new Set(changes.map(({ field }) => field));
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t("sections.changes")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("field")}</th>
          {before ? <th scope="col">{t("before")}</th> : null}
          <th scope="col">{t("after")}</th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(object ?? {}).map(([field, value]) => (
          <ChangeRow
            key={field}
            leaf={leafIndex}
            field={field}
            was={before}
            value={value as Value}
            changed={changed.has(field)}
          />
        ))}
      </tbody>
    </table>
  );
}

type Row = { leaf: number; field: string; was: EventView["before"]; value: Value; changed: boolean };

function ChangeRow({ leaf, field, was, value, changed }: Row) {
  const t = useTranslations("event");
  return (
    <tr className={changed ? styles.changed : undefined}>
      <th scope="row">
        <DetailName field={field} />
        {changed ? <span className="visually-hidden"> ({t("changed")})</span> : null}
      </th>
      {was ? (
        <td>
          <Cell leaf={leaf} field={field} side="before" value={(was as Record<string, Value>)[field] ?? null} />
        </td>
      ) : null}
      <td>
        <Cell leaf={leaf} field={field} side="after" value={value} />
      </td>
    </tr>
  );
}

type CellProps = { leaf: number; field: string; side: "after" | "before"; value: Value };

/** A number can be revealed where it stands. */
function Cell({ leaf, field, side, value }: CellProps) {
  if (field !== "number" || typeof value !== "string") return <FieldValue value={value} />;
  return (
    <RevealableNumber subject={{ kind: "event", leafIndex: leaf, side }} number={value}>
      <FieldValue value={value} />
    </RevealableNumber>
  );
}

/** Two fields of a phone are judged by us and are not in the event. */
function DetailName({ field }: { field: string }) {
  const t = useTranslations("event.fields");
  return field === "e164" || field === "valid" ? t(field) : <FieldName field={field} />;
}
