"use client";

import { createColumnHelper } from "@tanstack/react-table";
import type { Route } from "next";
import { useFormatter, useTranslations } from "next-intl";
import type { OperatorSummary } from "#db/operators.ts";
import { AppLink } from "./app-link.tsx";
import { DataTable, type features } from "./data-table.tsx";
import styles from "./operators-table.module.css";
import { Visible } from "./visible.tsx";
import { ZonedTime } from "./zoned-time.tsx";

/** An operator of a list: `bar` measures them against the busiest one shown, `share` against all events; both 0 to 1. */
export type OperatorRow = { operator: OperatorSummary; href: Route; bar: number; share: number };

type HeadName = "email" | "events" | "share" | "first" | "last";

const column = createColumnHelper<typeof features, OperatorRow>();

const columns = column.columns([
  column.display({ id: "email", header: () => <Head name="email" />, cell: ({ row }) => <Email row={row.original} /> }),
  column.display({
    id: "events",
    header: () => <Head name="events" />,
    cell: ({ row }) => <Events row={row.original} />,
  }),
  column.display({ id: "share", header: () => <Head name="share" />, cell: ({ row }) => <Share row={row.original} /> }),
  column.display({
    id: "first",
    header: () => <Head name="first" />,
    cell: ({ row }) => <Seen name="first" at={row.original.operator.firstAt} />,
  }),
  column.display({
    id: "last",
    header: () => <Head name="last" />,
    cell: ({ row }) => <Seen name="last" at={row.original.operator.lastAt} />,
  }),
]);

/** Operators by how much they did. */
export function OperatorsTable({ rows }: { rows: OperatorRow[] }) {
  const t = useTranslations("client.operators");
  return (
    <div className={styles.table}>
      <DataTable
        caption={t("caption")}
        columns={columns}
        rows={rows}
        rowId={({ operator }) => String(operator.operatorId)}
      />
    </div>
  );
}

function Head({ name }: { name: HeadName }) {
  return <>{useTranslations("client.operators")(name)}</>;
}

function Email({ row: { operator, href } }: { row: OperatorRow }) {
  const t = useTranslations("client.operators");
  return (
    <span className={styles.email}>
      <AppLink href={href}>
        <Visible text={operator.email} />
      </AppLink>
      {operator.isAddress ? null : <span className={styles.note}>{t("noAddress")}</span>}
    </span>
  );
}

function Events({ row: { operator } }: { row: OperatorRow }) {
  const format = useFormatter();
  return <span className={styles.events}>{format.number(operator.events)}</span>;
}

function Share({ row: { bar, share } }: { row: OperatorRow }) {
  const format = useFormatter();
  return (
    <span className={styles.share}>
      <svg width="96" height="6" aria-hidden="true" className={styles.bar}>
        <rect width="96" height="6" rx="3" />
        <rect width={Math.max(2, Math.round(bar * 96))} height="6" rx="3" />
      </svg>
      <span className={styles.percent}>
        {format.number(share, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 })}
      </span>
    </span>
  );
}

function Seen({ name, at }: { name: "first" | "last"; at: number }) {
  const t = useTranslations("client.operators");
  return (
    <>
      <span className={styles.narrow}>{t(name)} </span>
      <ZonedTime at={at} />
    </>
  );
}
