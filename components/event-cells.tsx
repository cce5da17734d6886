"use client";

import { useTimeZone } from "next-intl";
import type { ReactNode } from "react";

import type { CellKit } from "./cell-kit.ts";
import type { Place } from "./data-table.tsx";
import styles from "./event-cells.module.css";
import { hrefFor } from "./lead.ts";
import { rowId } from "./open-event.ts";
import type { TableRow } from "./table-row.ts";
import { visible } from "./visible.tsx";
import { useWords, type Words } from "./words.ts";

type HeadName = Parameters<Words<"client.heads">>[0];

/**
 * One cell of a row, at its place. These are functions and no components, and the cell itself is what a wrapper in it would
 * be: there are hundreds. Those that have looks of their own say their column, and their links are soft by their table.
 */
export type Cell = (place: Place, row: TableRow, kit: CellKit) => ReactNode;

/** The heading over times names their zone: a bare local time is nobody's. */
export function WhenHead() {
  const t = useWords("client.heads");
  return t.rich("when", {
    zone: useTimeZone() ?? "UTC",
    small: (text) => <span className={styles.zone}>{text}</span>,
  });
}

/** When it happened; leads to the event: beside its list, or on a page of its own. */
export const whenCell: Cell = ({ id, pin }, { event: { leafIndex, occurredAt } }, { leads, moment }) => (
  <td key={id} {...pin}>
    {leads.open ? (
      <a id={rowId(leafIndex)} href={hrefFor(leads.open, leafIndex)}>
        {timeOf(moment(occurredAt))}
      </a>
    ) : (
      <a href={hrefFor(leads.event, leafIndex)}>{timeOf(moment(occurredAt))}</a>
    )}
  </td>
);

/** A moment, as `ZonedTime` tells it; those who hover are told by the table. */
export const timeOf = ({ text, iso }: ReturnType<CellKit["moment"]>) => <time dateTime={iso}>{text}</time>;

/** Who did it: leads to the operator, and beside it to the same list for them only. */
export const operatorCell: Cell = ({ id, cell }, { event: { operator }, profile, only }, { leads, cells, ...kit }) => (
  <td key={id} {...cell}>
    {operator == null ? <span className={styles.none}>{cells("nobody")}</span> : null}
    {operator != null && profile !== null ? <a href={hrefFor(leads.operator, profile)}>{addressOf(operator)}</a> : null}
    {operator != null && profile === null ? addressOf(operator) : null}
    {operator != null && only !== null ? (
      // biome-ignore lint/a11y/useAnchorContent: its name is its title
      <a href={only} title={kit.only(operator)} />
    ) : null}
  </td>
);

/** An address that is rather broken before its @ than cut. */
function addressOf(text: string): ReactNode {
  const at = text.lastIndexOf("@");
  if (at <= 0) return visible(text);
  return (
    <>
      {visible(text.slice(0, at))}
      <wbr />
      {visible(text.slice(at))}
    </>
  );
}

/** On which account; leads to it. */
export const accountCell: Cell = ({ id, cell }, { event: { accountId } }, { leads }) => (
  <td key={id} {...cell}>
    {accountId == null ? null : <a href={hrefFor(leads.account, accountId)}>{accountId}</a>}
  </td>
);

/** Something short in words. */
export const plainCell = ({ id, pin }: Place, text: ReactNode): ReactNode => (
  <td key={id} {...pin}>
    {text}
  </td>
);

/** A text that may be long: cut on the screen, whole for those who hover (the table tells them). */
export const longCell = ({ id, cell }: Place, text: string | null, before: ReactNode = null): ReactNode => (
  <td key={id} {...cell}>
    {before}
    {visible(text)}
  </td>
);

/** A number or short code, quiet; where a narrow screen shows it without the heading of its column, it is told what it is. */
export const codeCell = ({ id, pin }: Place, label: HeadName, value: Code, { heads }: CellKit): ReactNode =>
  value == null || value === "" ? (
    <td key={id} {...pin} />
  ) : (
    <td key={id} {...pin} data-label={heads(label)}>
      {value}
    </td>
  );

type Code = number | string | null | undefined;
