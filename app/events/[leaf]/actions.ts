"use server";

import { maskPayload } from "#audit/payloads.ts";
import { Problem } from "#audit/problems.ts";
import { findEvent, findPayload, ledgerSize } from "#db/events.ts";

import { requireViewer } from "../../session.ts";
import { ask } from "../../store.ts";
import { parseLeaf } from "./leaf.ts";

/** One event, whole, with its payload masked; `not_found` where the ledger has no such leaf. */
export async function loadEvent(text: string) {
  await requireViewer("read");
  return ask(({ db }) => {
    const leafIndex = parseLeaf(text);
    const event = leafIndex === null ? null : findEvent(db, leafIndex);
    if (event === null) throw new Problem("not_found");
    const bytes = findPayload(db, event.leafIndex);
    return {
      event,
      payload: bytes && maskPayload(bytes),
      previous: event.leafIndex > 0 ? event.leafIndex - 1 : null,
      next: event.leafIndex + 1 < ledgerSize(db) ? event.leafIndex + 1 : null,
    };
  });
}
