import type { Db } from "./client.ts";
import { listLooked } from "./listings.ts";
import { appendLooks, type Looked } from "./looks.ts";
import { retakeReserve } from "./reserve.ts";

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

function makeRecorder(access: Db): Recorder {
  const tend = caretaker(access);
  let waiting: Waiting[] = [];
  const flush = () => {
    const group = waiting;
    waiting = [];
    try {
      const looked = group.map(({ looked }) => looked);
      const leaves = appendLooks(access, looked, Date.now());
      for (const [index, { resolve }] of group.entries()) resolve(leaves[index] as number);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
    // Whoever waited is answered first.
    setImmediate(tend);
  };
  return (looked) =>
    new Promise((resolve, reject) => {
      waiting.push({ looked, resolve, reject });
      if (waiting.length === 1) afterTurns(TURNS, flush);
    });
}

/** What is done behind the looks. Nobody waits for it, and where it fails it is tried again behind later ones. */
function caretaker(access: Db): () => void {
  let asked = 0;
  return () => {
    if (!access.$client.open) return;
    try {
      listLooked(access);
      if (Date.now() - asked < RETAKE_MS) return;
      asked = Date.now();
      retakeReserve(access);
    } catch {
      // What is wrong with the store is told whoever looks next.
    }
  };
}
