"use server";

import { type Answer, Problem } from "#audit/problems.ts";
import type { Said } from "#components/action-form.tsx";
import { findQuarantined } from "#db/quarantine-item.ts";

import { goOrSay } from "../../go-or-say.ts";
import { recorded } from "../../looks.ts";
import { may } from "../../permissions.ts";
import { sentForm, sentText } from "../../sent.ts";
import { requireViewer } from "../../session.ts";
import { ask } from "../../store.ts";
import { ingestHref, quarantineHref } from "../ingest-address.ts";
import { decideThem, type QuarantinedPage, readDecision } from "./decision.ts";

/** One refused item, as a viewer may see it. */
export async function loadQuarantined(sent: string): Promise<Answer<QuarantinedPage>> {
  const viewer = await requireViewer("read");
  const item = sentText(sent);
  const found = await ask(({ db, demo }) => {
    const detail = /^[1-9]\d{0,14}$/.test(item) ? findQuarantined(db, Number(item)) : null;
    if (!detail) throw new Problem("not_found");
    return { item: detail, mends: may(viewer.role, "mend") && !demo };
  });
  return recorded(viewer, found, () => ({ event: "viewer_open", object: { quarantine: Number(item) } }));
}

/** Replays, mends or discards what was refused, and shows what came of it. */
export async function decideQuarantined(_said: Said | null, form: FormData): Promise<Said> {
  const viewer = await requireViewer("mend");
  const decided = await ask((live) => decideThem(live, viewer, readDecision(sentForm(form))));
  return goOrSay(decided, (ids) => (ids.length === 1 ? quarantineHref(ids[0] as number) : ingestHref()));
}
