import { randomUUID } from "node:crypto";

import { type Look, type Looker, lookEvent } from "#audit/looks.ts";

import type { Db } from "./client.ts";
import { appendEvents, type Outcome } from "./ledger.ts";
import { retakeReserve, withReserve } from "./reserve.ts";
import { onStore } from "./store-problems.ts";

/** A look with who looks. */
export type Looked = { looker: Looker; look: Look };

/**
 * Appends looks to the access log in one transaction: all are durable when this returns, or none is there. On a full disk
 * they go where the log's reserve was.
 *
 * @returns their leaf indexes in the access log
 * @throws Problem `store_…`
 */
export function appendLooks(access: Db, looked: Looked[], now: number): number[] {
  const incoming = looked.map(({ looker, look }) => lookEvent(looker, look, randomUUID(), now));
  const append = access.$client.transaction(() => {
    const outcomes = appendEvents(access, incoming, {
      source: "rastro",
      file: "",
      document: "",
      now,
      uncounted: "look",
    });
    const leaves = outcomes.map(recordedLeaf);
    const insert = insertOf(access);
    looked.forEach(({ look }, index) => void insert.run(leaves[index], JSON.stringify(shownLeaves(look))));
    return leaves;
  });
  return onStore(() => withReserve(access, () => append.immediate()));
}

/** The events that a look showed, listed or opened. */
const shownLeaves = ({ object: { leaves = [], leaf_index: opened } }: Look): number[] => [
  ...new Set(opened === undefined ? leaves : [...leaves, opened]),
];

function recordedLeaf(outcome: Outcome): number {
  if (outcome.kind === "recorded") return outcome.leafIndex;
  throw outcome.kind === "refused" ? outcome.problem : new Error("a look has the id of another");
}

const inserts = new WeakMap<Db, ReturnType<typeof prepareInsert>>();
const prepareInsert = (access: Db) =>
  access.$client.prepare("INSERT INTO listed_leaves (look, leaf_index) SELECT ?, value FROM json_each(?)");

function insertOf(access: Db) {
  const insert = inserts.get(access) ?? prepareInsert(access);
  inserts.set(access, insert);
  return insert;
}

/**
 * Records looks as they come, those of the same moment in one transaction: a page costs one write to the disk at most, and
 * many at once share one. The promise is kept when the look is durable, and broken when it cannot be written.
 */
export function recorderOf(access: Db): Recorder {
  const recorder = recorders.get(access) ?? makeRecorder(access);
  recorders.set(access, recorder);
  return recorder;
}

export type Recorder = (looked: Looked) => Promise<number>;
const recorders = new WeakMap<Db, Recorder>();

/** How often it is asked whether there is space again. */
const RETAKE_MS = 60_000;

/**
 * For how many turns of the event loop a look waits for others. A turn in which nothing else is done takes microseconds, and one
 * in which other pages are made takes as long as they do: so whoever is alone does not wait, and of a crowd many share a write.
 */
const TURNS = 4;

function afterTurns(turns: number, work: () => void): void {
  setImmediate(() => (turns > 1 ? afterTurns(turns - 1, work) : work()));
}

function makeRecorder(access: Db): Recorder {
  let asked = 0;
  let waiting: { looked: Looked; resolve: (leaf: number) => void; reject: (error: unknown) => void }[] = [];
  const flush = () => {
    const group = waiting;
    waiting = [];
    try {
      const leaves = appendLooks(
        access,
        group.map(({ looked }) => looked),
        Date.now(),
      );
      for (const [index, { resolve }] of group.entries()) resolve(leaves[index] as number);
      if (Date.now() - asked < RETAKE_MS) return;
      asked = Date.now();
      retakeReserve(access);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  };
  return (looked) =>
    new Promise((resolve, reject) => {
      waiting.push({ looked, resolve, reject });
      if (waiting.length === 1) afterTurns(TURNS, flush);
    });
}
