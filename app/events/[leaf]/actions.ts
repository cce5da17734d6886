"use server";

import { maskPayload } from "#audit/payloads.ts";
import { Problem } from "#audit/problems.ts";
import { findEvent, findPayload, ledgerSize } from "#db/events.ts";
import { quarantinedAs } from "#db/quarantine-item.ts";
import { findRedaction } from "#db/redactions.ts";

import { eventHref } from "../../addresses.ts";
import { clockOf } from "../../clock.ts";
import type { SearchParams } from "../../list-parameters.ts";
import { openingOf, recorded } from "../../looks.ts";
import { sentParams, sentText } from "../../sent.ts";
import { requireViewer } from "../../session.ts";
import { ask } from "../../store.ts";
import { parseZoneOnly } from "../../zone-address.ts";
import { parseLeaf } from "./leaf.ts";

/** One event, whole, with its payload masked; `not_found` where the ledger has no such leaf. */
export async function loadEvent(text: string, params: SearchParams) {
  const viewer = await requireViewer("read");
  const found = await ask(({ db }) => {
    const leafIndex = parseLeaf(sentText(text));
    const zone = parseZoneOnly(sentParams(params));
    const event = leafIndex === null ? null : findEvent(db, leafIndex);
    if (event === null) throw new Problem("not_found");
    const bytes = findPayload(db, event.leafIndex);
    return {
      clock: clockOf(viewer.zone, zone, (other) => eventHref(event.leafIndex, other)),
      event,
      payload: bytes && bytes.length > 0 ? maskPayload(bytes) : null,
      redaction: findRedaction(db, event.leafIndex),
      quarantined: quarantinedAs(db, event.leafIndex),
      previous: event.leafIndex > 0 ? event.leafIndex - 1 : null,
      next: event.leafIndex + 1 < ledgerSize(db) ? event.leafIndex + 1 : null,
    };
  });
  return recorded(viewer, found, ({ event }) => openingOf(event, viewer));
}
