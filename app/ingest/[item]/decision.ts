import type { Seen } from "#audit/looks.ts";
import { Problem, type ProblemReport } from "#audit/problems.ts";
import { sharedRecording } from "#db/ingest/shared.ts";
import type { Live } from "#db/live.ts";
import { type Decision, decisionSeen, type Mend } from "#db/quarantine-decisions.ts";
import { listAlike, type QuarantineDetail } from "#db/quarantine-item.ts";

import { recordLooks } from "../../looks.ts";
import type { Viewer } from "../../session.ts";

/** What the page of an item shows, and whether the viewer may decide about it. */
export type QuarantinedPage = { item: QuarantineDetail; mends: boolean };

/** What a form asks for: what to do with an item, or with all that are like it. */
type Asked = { quarantineId: number; alike: boolean; reason: string } & (
  | { kind: "discard" }
  | { kind: "replay"; mend: Mend | null }
);

/**
 * Reads what somebody decided.
 *
 * @throws Problem `address_invalid`
 */
export function readDecision(form: FormData): Asked {
  const id = textOf(form, "item");
  if (!/^[1-9]\d{0,14}$/.test(id)) throw new Problem("address_invalid", { name: "item" });
  const all = { quarantineId: Number(id), alike: form.get("alike") === "yes", reason: textOf(form, "reason") };
  const what = textOf(form, "what");
  const read = Object.hasOwn(KINDS, what) ? KINDS[what] : undefined;
  if (!read) throw new Problem("address_invalid", { name: "what", expected: Object.keys(KINDS).join(", ") });
  return { ...all, ...read(form) };
}

type Kind = { kind: "discard" } | { kind: "replay"; mend: Mend | null };

const KINDS: Record<string, (form: FormData) => Kind> = {
  discard: () => ({ kind: "discard" }),
  replay: () => ({ kind: "replay", mend: null }),
  mend: (form) => {
    const edit = { pointer: textOf(form, "pointer"), json: textOf(form, "value") };
    return { kind: "replay", mend: { edits: [edit] } };
  },
  whole: (form) => ({ kind: "replay", mend: { payload: textOf(form, "payload") } }),
};

/**
 * Does what was decided, on the thread that records: the pages never write into the trail. Returns the items that it was
 * about; nothing is done before it is on record, and what was refused then is on record as that, too.
 */
export async function decideThem({ db, demo }: Live, viewer: Viewer, asked: Asked): Promise<number[]> {
  const { quarantineId, alike, ...what } = asked;
  const recording = sharedRecording();
  // What is made up is not decided about, and the numbers of its items are others' in the real store.
  if (demo || !recording) throw new Problem("ingest_stopped");
  const ids = alike && !("mend" in what && what.mend) ? listAlike(db, quarantineId, MOST_AT_ONCE) : [quarantineId];
  const record = (object: Seen) => recordLooks(viewer, [{ event: "quarantine_change", object }]);
  await record(decisionSeen(what, ids));
  for (const [index, id] of ids.entries()) {
    const decision = { ...what, quarantineId: id, by: viewer.email } as Decision;
    const done = await recording.ingest.decide(decision);
    if (done.ok) continue;
    // Somebody else settled it in the meantime; the rest goes on.
    const goesOn = ids.length > 1 && done.problem.code === "quarantine_settled";
    await record(decisionSeen(what, goesOn ? [id] : ids.slice(index), done.problem.code));
    if (!goesOn) throw problemOf(done.problem);
  }
  return ids;
}

const MOST_AT_ONCE = 200;

const problemOf = ({ code, pointer, expected }: ProblemReport): Problem =>
  new Problem(code, { ...(pointer !== undefined && { pointer }), ...(expected !== undefined && { expected }) });

const textOf = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
};
