"use client";

import type { ReactNode } from "react";

import type { ColumnId } from "#audit/columns.ts";
import { isPhoneView, type PhoneView, type StateView } from "#audit/masked-states.ts";
import type { StatusState } from "#audit/states.ts";

import { AccountCell, CodeCell, LongText, OperatorCell, WhenCell } from "./event-cells.tsx";
import { PhoneState, ReasonCell, WhatCell } from "./event-parts.tsx";
import { FlagBadges } from "./flags.tsx";
import { PhoneNumber } from "./phone-number.tsx";
import { StatusWord } from "./status-word.tsx";
import type { TableRow } from "./table-row.ts";
import { ZonedTime } from "./zoned-time.tsx";

type Cell = (props: { row: TableRow }) => ReactNode;

const phoneOf = ({ event: { object } }: TableRow): PhoneView | null => (object && isPhoneView(object) ? object : null);
const statusOf = ({ event: { object } }: TableRow): StatusState | null =>
  object && !isPhoneView(object) ? object : null;

/** How each column says an event. */
export const CELLS: Record<ColumnId, Cell> = {
  when: WhenCell,
  operator: OperatorCell,
  what: ({ row }) => <WhatCell event={row.event} />,
  account: AccountCell,
  origin: ({ row }) => row.event.origin,
  reason: ({ row }) => <ReasonCell state={statusOf(row)} />,
  reasonId: ({ row }) => <CodeCell name="reasonId" value={statusOf(row)?.reason_id ?? null} />,
  description: ({ row }) => <LongText text={statusOf(row)?.description ?? null} />,
  type: ({ row }) => phoneOf(row)?.type ?? null,
  state: ({ row }) => <PhoneState phone={phoneOf(row)} />,
  extension: ({ row }) => <CodeCell name="extension" value={phoneOf(row)?.extension ?? null} />,
  customer: ({ row }) => <CodeCell name="customer" value={row.event.customerId ?? null} />,
  before: ({ row }) => <Said state={row.event.before} />,
  after: ({ row }) => <Said state={row.event.object} />,
  flags: ({ row }) => (row.event.flags.length === 0 ? null : <FlagBadges flags={row.event.flags} />),
  leaf: ({ row }) => <CodeCell name="leaf" value={row.event.leafIndex} />,
  recorded: ({ row }) => (row.event.recordedAt === undefined ? null : <ZonedTime at={row.event.recordedAt} />),
  event: ({ row }) => <CodeCell name="event" value={row.event.event} />,
  version: ({ row }) => <CodeCell name="version" value={row.event.version} />,
  roles: ({ row }) => <LongText text={[...new Set(row.event.roles ?? [])].join(", ") || null} />,
  method: ({ row }) => <CodeCell name="method" value={row.event.method ?? null} />,
  uri: ({ row }) => <LongText text={row.event.uri ?? null} />,
  program: ({ row }) => <CodeCell name="program" value={row.event.programId ?? null} />,
  org: ({ row }) => <CodeCell name="org" value={row.event.orgId ?? null} />,
  cid: ({ row }) => <CodeCell name="cid" value={row.event.cid ?? null} />,
  id: ({ row }) => <CodeCell name="id" value={row.event.eventId ?? null} />,
};

/** A state in short: the word of a status, the number of a phone. */
function Said({ state }: { state: StateView | null }) {
  if (state === null) return null;
  return isPhoneView(state) ? <PhoneNumber phone={state} /> : <StatusWord status={state.status} />;
}
