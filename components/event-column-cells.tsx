"use client";

import type { ColumnId } from "#audit/columns.ts";
import { isPhoneView, type PhoneView, type StateView } from "#audit/masked-states.ts";
import type { StatusState } from "#audit/states.ts";

import type { CellKit } from "./cell-kit.ts";
import {
  accountCell,
  type Cell,
  codeCell,
  longCell,
  operatorCell,
  plainCell,
  timeOf,
  whenCell,
} from "./event-cells.tsx";
import { phoneStateCell, reasonCell, whatCell } from "./event-parts.tsx";
import { flagBadges } from "./flags.tsx";
import { phoneNumber } from "./phone-number.tsx";
import { statusWord } from "./status-word.tsx";
import type { TableRow } from "./table-row.ts";

const phoneOf = ({ event: { object } }: TableRow): PhoneView | null => (object && isPhoneView(object) ? object : null);
const statusOf = ({ event: { object } }: TableRow): StatusState | null =>
  object && !isPhoneView(object) ? object : null;

/** How each column says an event. */
export const CELLS: Record<ColumnId, Cell> = {
  when: whenCell,
  operator: operatorCell,
  what: (place, { event }, kit) => whatCell(place, event, kit, { subject: "words" }),
  account: accountCell,
  origin: (place, { event }) => plainCell(place, event.origin),
  reason: (place, row) => reasonCell(place, statusOf(row)),
  reasonId: (place, row, kit) => codeCell(place, "reasonId", statusOf(row)?.reason_id, kit),
  description: (place, row) => longCell(place, statusOf(row)?.description ?? null),
  type: (place, row) => plainCell(place, phoneOf(row)?.type),
  state: (place, row, kit) => phoneStateCell(place, phoneOf(row), kit),
  extension: (place, row, kit) => codeCell(place, "extension", phoneOf(row)?.extension, kit),
  customer: (place, { event }, kit) => codeCell(place, "customer", event.customerId, kit),
  before: (place, { event }, kit) => plainCell(place, said(event.before, kit)),
  after: (place, { event }, kit) => plainCell(place, said(event.object, kit)),
  flags: (place, { event }, kit) => plainCell(place, flagBadges(event.flags, kit.flags)),
  leaf: (place, { event }, kit) => codeCell(place, "leaf", event.leafIndex, kit),
  recorded: (place, { event: { recordedAt } }, kit) =>
    plainCell(place, recordedAt === undefined ? null : timeOf(kit.moment(recordedAt))),
  event: (place, { event }, kit) => codeCell(place, "event", event.event, kit),
  version: (place, { event }, kit) => codeCell(place, "version", event.version, kit),
  roles: (place, { event }) => longCell(place, [...new Set(event.roles ?? [])].join(", ") || null),
  method: (place, { event }, kit) => codeCell(place, "method", event.method, kit),
  uri: (place, { event }) => longCell(place, event.uri ?? null),
  program: (place, { event }, kit) => codeCell(place, "program", event.programId, kit),
  org: (place, { event }, kit) => codeCell(place, "org", event.orgId, kit),
  cid: (place, { event }, kit) => codeCell(place, "cid", event.cid, kit),
  id: (place, { event }, kit) => codeCell(place, "id", event.eventId, kit),
};

/** A state in short: the word of a status, the number of a phone. */
function said(state: StateView | null, { phone }: CellKit) {
  if (state === null) return null;
  return isPhoneView(state) ? phoneNumber(state, phone) : statusWord(state.status);
}
