import { setImmediate as turn } from "node:timers/promises";

import type { Db } from "./client.ts";
import { isListingDue, listLooked } from "./listings.ts";
import { appendLooks, type Looked } from "./looks.ts";
import { retakeReserve } from "./reserve.ts";
import { storeProblem } from "./store-problems.ts";
import { logOf, type SyncedLog } from "./synced-log.ts";

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

type Waiting = { looked: Looked; resolve: (leaf: number) => void; reject: (error: unknown) => void };

/** Records looks by a log of its own: one recorder for each connection. */
export function makeRecorder(access: Db, log: SyncedLog = logOf(access)): Recorder {
  const tend = caretaker(access, log);
  let waiting: Waiting[] = [];
  let serving = false;
  const serve = async () => {
    serving = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      await record(access, log, group);
      // Whoever waited is answered first.
      await turn();
      tend();
    }
    serving = false;
  };
  return (looked) =>
    new Promise((resolve, reject) => {
      waiting.push({ looked, resolve, reject });
      // Who comes while others are served goes with the next group.
      if (waiting.length === 1 && !serving) afterTurns(TURNS, serve);
    });
}

async function record(access: Db, log: SyncedLog, group: Waiting[]): Promise<void> {
  try {
    const looked = group.map(({ looked }) => looked);
    const leaves = log.commit(() => appendLooks(access, looked, Date.now()));
    await log.synced();
    for (const [index, { resolve }] of group.entries()) resolve(leaves[index] as number);
  } catch (error) {
    for (const { reject } of group) reject(storeProblem(error));
  }
}

/** What is done behind the looks. Nobody waits for it, and where it fails it is tried again behind later ones. */
function caretaker(access: Db, log: SyncedLog): () => void {
  let asked = 0;
  return () => {
    if (!access.$client.open) return;
    try {
      if (isListingDue(access)) log.commit(() => listLooked(access));
      if (Date.now() - asked < RETAKE_MS) return;
      asked = Date.now();
      retakeReserve(access);
    } catch {
      // What is wrong with the store is told whoever looks next.
    }
  };
}
