"use server";

import { type Answer, answer } from "#audit/problems.ts";
import { countQuarantine, listQuarantine } from "#db/quarantine.ts";
import { listSources } from "#db/sources.ts";

import type { SearchParams } from "../list-parameters.ts";
import { recorded } from "../looks.ts";
import { sentParams } from "../sent.ts";
import { requireViewer } from "../session.ts";
import { ask } from "../store.ts";
import { ingestHref, parseIngestAddress } from "./ingest-address.ts";
import type { IngestPage } from "./ingest-page.ts";

/** What was refused, a page of it, and how much of it for which reason. */
export async function loadIngest(params: SearchParams): Promise<Answer<IngestPage>> {
  const viewer = await requireViewer("read");
  const parsed = await answer(() => parseIngestAddress(sentParams(params)));
  if (!parsed.ok) return parsed;
  const address = parsed.value;
  const found = await ask(({ db }) => {
    const items = listQuarantine(db, { ...address, limit: ITEMS + 1 });
    const shown = items.slice(0, ITEMS);
    const older = items.length > ITEMS ? (shown.at(-1)?.quarantineId ?? null) : null;
    return { address, items: shown, older, counts: countQuarantine(db, address), sources: listSources(db, Date.now()) };
  });
  return recorded(viewer, found, ({ items }) => ({
    event: "viewer_search",
    object: { list: ingestHref(address), items: items.map(({ quarantineId }) => quarantineId) },
  }));
}

const ITEMS = 50;
