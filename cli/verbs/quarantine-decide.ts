import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import { type Command, InvalidArgumentError } from "commander";

import type { Edit } from "#audit/json/edit.ts";
import { Problem, type ProblemCode } from "#audit/problems.ts";
import type { Db } from "#db/client.ts";
import {
  type Decided,
  type Decision,
  decide,
  decisionSeen,
  type Mend,
  requireDecidable,
} from "#db/quarantine-decisions.ts";
import { listAlike } from "#db/quarantine-item.ts";

import { EXIT, type Exit } from "../exit.ts";
import { commandViewer, recordLook } from "../looks.ts";
import { printJson, printLine } from "../output.ts";
import { settings } from "../settings.ts";
import { withStore } from "../store.ts";

type Options = { reason: string; alike?: true; json?: true };
type ReplayOptions = Options & { set: Edit[]; payload?: string };
type Line = { id: number } & Decided;

/** `quarantine replay ID…`: try again what was refused, as it came or mended. */
export function addReplay(quarantine: Command, exit: Exit): void {
  const replay = quarantine
    .command("replay")
    .description("try again what was refused: as it came, after a fix of the decoder, or mended")
    .option("--set <pointer=json>", "put a value at a JSON pointer; may be repeated", oneMore, [])
    .option("--payload <file>", "the whole payload, from a file");
  common(replay).action((ids: number[], options: ReplayOptions) => {
    const mend = mendOf(options);
    if (mend !== null && (ids.length > 1 || options.alike))
      throw new Problem("edit_invalid", { expected: "one item to mend" });
    return decideAll({ ids, options, exit, what: { kind: "replay", mend } });
  });
}

/** `quarantine discard ID…`: give up what was refused; it is kept, and waits no longer. */
export function addDiscard(quarantine: Command, exit: Exit): void {
  const discard = quarantine
    .command("discard")
    .description("give up what was refused: it is kept, with the reason, and waits no longer");
  common(discard).action((ids: number[], options: Options) =>
    decideAll({ ids, options, exit, what: { kind: "discard" } }),
  );
}

const common = (verb: Command): Command =>
  verb
    .argument("<id...>", "the number that `quarantine list` shows", number)
    .requiredOption("--reason <text>", "why; it is kept with the decision")
    .option("--alike", "everything too that waits of the same source with the same problem at the same place")
    .option("--json", "print one JSON object")
    .exitOverride();

type Work = { ids: number[]; options: Options; exit: Exit; what: Pick<Decision, "kind"> & { mend?: Mend | null } };

const decideAll = ({ ids: named, options, exit, what }: Work): Promise<void> =>
  withStore(async (db) => {
    const { reason, alike, json } = options;
    const ids = alike
      ? [...new Set(named.flatMap((id) => [id, ...listAlike(db, id, Number.MAX_SAFE_INTEGER)]))]
      : named;
    requireDecidable(db, named);
    const record = (items: number[], refused?: ProblemCode) => {
      const object = decisionSeen({ kind: what.kind, reason }, items, refused);
      recordLook(`quarantine ${what.kind}`, { event: "quarantine_change", object });
    };
    // On record before it is done: a decision that cannot be recorded is not made.
    record(ids);
    const lines: Line[] = [];
    for (const [index, id] of ids.entries()) {
      const decision = { ...what, quarantineId: id, by: commandViewer(), reason } as Decision;
      const line = { id, ...decideOr(db, decision, (code) => record(ids.slice(index), code)) };
      // One by one: what was decided before a problem stays, and is said.
      if (!json) await printLine(lineText(line));
      lines.push(line);
    }
    if (lines.some(({ outcome }) => outcome === "refused")) exit.code = EXIT.refused;
    if (json) await printJson({ decided: lines.map(lineJson) });
  });

function decideOr(db: Db, decision: Decision, refused: (code: ProblemCode) => void): Decided {
  try {
    return decide(db, decision);
  } catch (error) {
    if (error instanceof Problem) refused(error.code);
    throw error;
  }
}

const lineJson = ({ id, outcome, leafIndex, problem }: Line) => ({ id, outcome, leaf_index: leafIndex, problem });

function lineText({ id, outcome, leafIndex, problem }: Line): string {
  if (problem) return `${id}: refused again, ${problem.code} ${problem.pointer ?? ""}`.trimEnd();
  return leafIndex === null ? `${id}: discarded` : `${id}: ${outcome}, leaf ${leafIndex}`;
}

function mendOf({ set, payload }: ReplayOptions): Mend | null {
  if (payload !== undefined && set.length > 0) throw new Problem("edit_invalid", { expected: "--set or --payload" });
  if (payload !== undefined) return { payload: textOf(resolve(settings.from, payload)) };
  return set.length > 0 ? { edits: set } : null;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (cause) {
    throw new Problem("path_unreadable", { path }, { cause });
  }
}

function oneMore(text: string, before: Edit[]): Edit[] {
  const at = text.indexOf("=");
  if (at < 0) throw new InvalidArgumentError('such as /data/object/status="BLOCKED" is expected.');
  return [...before, { pointer: text.slice(0, at), json: text.slice(at + 1) }];
}

function number(text: string, before: number[] = []): number[] {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new InvalidArgumentError("the number of an item is expected.");
  return [...before, Number(text)];
}
