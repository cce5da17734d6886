"use client";

import { Fragment } from "react";

import type { Flag } from "#audit/flags.ts";
import type { PhoneView } from "#audit/masked-states.ts";
import type { StatusState } from "#audit/states.ts";

import type { CellKit } from "./cell-kit.ts";
import type { Place } from "./data-table.tsx";
import { longCell } from "./event-cells.tsx";
import styles from "./event-parts.module.css";
import { saidEvent } from "./event-sentence.tsx";
import { flagBadges } from "./flags.tsx";
import type { TableEvent } from "./table-row.ts";

type How = { subject: "words" | "column"; except?: Flag };

/** An event in words, with its marks; but for those that another column says. */
export const whatCell = ({ id, cell }: Place, event: TableEvent, kit: CellKit, { subject, except }: How) => (
  <td key={id} {...cell}>
    {saidEvent(event, kit.sentence, subject)}
    {flagBadges(
      event.flags.filter((flag) => flag !== except),
      kit.flags,
    ).map((badge) => (
      <Fragment key={badge.key}> {badge}</Fragment>
    ))}
  </td>
);

/** The reason of a status change: the organisation's id for it, and its text. */
export function reasonCell(place: Place, state: StatusState | null) {
  const id = state?.reason_id ?? null;
  const mark = id === null ? null : <span className={styles.reasonId}>{id}</span>;
  const text = state?.reason_description ?? state?.description ?? null;
  // Apart for those who are told the whole, or copy it.
  return longCell(place, mark && text ? ` ${text}` : text, mark);
}

/** What became of a phone: whether it is active, and whether its number can be one. What is as it should be is plain. */
export const phoneStateCell = ({ id, cell }: Place, phone: PhoneView | null, { phone: t }: CellKit) => (
  <td key={id} {...cell}>
    {phone === null ? null : phone.active ? t("active") : <span className={styles.removed}>{t("removed")}</span>}
    {phone === null || phone.number === null ? null : phone.valid ? (
      ` ${t("valid")}`
    ) : (
      <>
        {" "}
        <span className={styles.invalid}>{t("invalid")}</span>
      </>
    )}
  </td>
);
