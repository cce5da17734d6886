"use server";

import type { ReactNode } from "react";

import { ProblemNote } from "#components/problem-note.tsx";
import { findEvent } from "#db/events.ts";

import { EventDetail } from "./event-detail.tsx";
import { requireViewer } from "./session.ts";
import { ask } from "./store.ts";

/** The detail of an event, written on the server as for the first page, for a row that is opened beside its list. */
export async function loadDetail(leaf: number): Promise<ReactNode> {
  await requireViewer("read");
  const found = await ask(({ db }) => (Number.isSafeInteger(leaf) ? findEvent(db, leaf) : null));
  return found.ok ? <EventDetail event={found.value} /> : <ProblemNote problem={found.problem} />;
}
