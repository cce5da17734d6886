"use client";

import { useTimeZone, type useTranslations } from "next-intl";
import type { MouseEvent } from "react";

import { AppLink } from "./app-link.tsx";
import styles from "./event-cells.module.css";
import { rowId, useOpenEvent } from "./open-event.ts";
import { isPlainClick } from "./soft-link.ts";
import type { TableRow } from "./table-row.ts";
import { Visible } from "./visible.tsx";
import { useWords } from "./words.ts";
import { ZonedTime } from "./zoned-time.tsx";

type HeadName = Parameters<ReturnType<typeof useTranslations<"client.heads">>>[0];

/** The heading of a column. */
function Head({ name }: { name: HeadName }) {
  return <>{useWords("client.heads")(name)}</>;
}

/** The heading over times names their zone: a bare local time is nobody's. */
export function WhenHead() {
  const t = useWords("client.heads");
  return t.rich("when", {
    zone: useTimeZone() ?? "UTC",
    small: (text) => <span className={styles.zone}>{text}</span>,
  });
}

/** When it happened; leads to the event: beside its list, or on a page of its own. */
export function WhenCell({ row: { event, href, openHref } }: { row: TableRow }) {
  const opens = useOpenEvent();
  const show = (click: MouseEvent) => {
    if (opens === null || !isPlainClick(click)) return;
    click.preventDefault();
    opens.show(event.leafIndex);
  };
  return (
    <AppLink
      id={openHref ? rowId(event.leafIndex) : undefined}
      href={openHref ?? href}
      className={styles.when}
      onClick={show}
    >
      <ZonedTime at={event.occurredAt} />
    </AppLink>
  );
}

/** Who did it: leads to the operator, and beside it to the same list for them only. */
export function OperatorCell({ row: { event, operatorHref, onlyOperatorHref } }: { row: TableRow }) {
  const t = useWords("client.cells");
  if (event.operator === null) return <span className={styles.none}>{t("nobody")}</span>;
  const only = t("only", { operator: event.operator });
  return (
    <span className={styles.operator}>
      {operatorHref ? (
        <AppLink href={operatorHref} className={styles.name} title={event.operator}>
          <Address text={event.operator} />
        </AppLink>
      ) : (
        <span className={styles.name} title={event.operator}>
          <Address text={event.operator} />
        </span>
      )}
      {onlyOperatorHref ? (
        <AppLink
          href={onlyOperatorHref}
          className={`${styles.only} icon icon-list-filter`}
          title={only}
          aria-label={only}
        />
      ) : null}
    </span>
  );
}

/** An address that is rather broken before its @ than cut. */
function Address({ text }: { text: string }) {
  const at = text.lastIndexOf("@");
  if (at <= 0) return <Visible text={text} />;
  return (
    <>
      <Visible text={text.slice(0, at)} />
      <wbr />
      <Visible text={text.slice(at)} />
    </>
  );
}

/** What a number is, where a narrow screen shows it without the heading of its column. */
function CardLabel({ name }: { name: HeadName }) {
  return (
    <span className={styles.cardLabel}>
      <Head name={name} />{" "}
    </span>
  );
}

/** On which account; leads to it. */
export function AccountCell({ row: { event, accountHref } }: { row: TableRow }) {
  if (event.accountId === null || accountHref === null) return null;
  return (
    <AppLink href={accountHref} className={styles.id}>
      {event.accountId}
    </AppLink>
  );
}

/** A text that may be long: cut on the screen, whole for those who hover. */
export function LongText({ text }: { text: string | null }) {
  return text === null ? null : (
    <span className={styles.long} title={text}>
      <Visible text={text} />
    </span>
  );
}

/** A number or short code, quiet. */
export function CodeCell({ name, value }: { name: HeadName; value: number | string | null }) {
  return value === null || value === "" ? null : (
    <span className={styles.code}>
      <CardLabel name={name} />
      {value}
    </span>
  );
}
