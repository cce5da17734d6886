"use server";

import type { ReactNode } from "react";

import { ProblemNote } from "#components/problem-note.tsx";
import { findEvent } from "#db/events.ts";

import { EventDetail } from "./event-detail.tsx";
import { openingOf, recorded } from "./looks.ts";
import { requireViewer } from "./session.ts";
import { ask } from "./store.ts";

/** The detail of an event, written on the server as for the first page, for a row that is opened beside its list. */
export async function loadDetail(leaf: number): Promise<ReactNode> {
  const viewer = await requireViewer("read");
  const asked = await ask(({ db }) => (Number.isSafeInteger(leaf) ? findEvent(db, leaf) : null));
  const found = await recorded(viewer, asked, (event) => event && openingOf(event, viewer));
  return found.ok ? <EventDetail event={found.value} /> : <ProblemNote problem={found.problem} />;
}
