import { statfsSync } from "node:fs";
import { dirname } from "node:path";

import { Problem, type ProblemCode } from "#audit/problems.ts";

import { type Db, openStore } from "../client.ts";
import { type Decided, type Decision, decide } from "../quarantine-decisions.ts";
import { onStore } from "../store-problems.ts";
import { type DecodedPost, decodePost, failed, type Post, type PostAnswer, recordGroup, SMALL } from "./post.ts";
import { type LogBounds, WriteAheadLog } from "./write-ahead-log.ts";

/** What a group came to: what became of its posts, and how long it took until it was durable. */
export type GroupDone = { answers: PostAnswer[]; commitMs: number };

type RecorderOptions = {
  /** How long it waits for another writer. */
  busyMs?: number;
  /** How long the log may grow; in tests, where little is written, shorter. */
  log?: LogBounds;
};

/**
 * Records posts in groups that share one durable transaction. It owns the connection that writes; the store is opened at
 * the first post, and again after one that failed, so that a disk which comes back is used again.
 */
export class Recorder {
  readonly #file: string;
  readonly #busyMs: number;
  readonly #log: WriteAheadLog;
  #opened: Db | null = null;

  constructor(file: string, { busyMs = BUSY_MS, log }: RecorderOptions = {}) {
    this.#file = file;
    this.#busyMs = busyMs;
    this.#log = new WriteAheadLog(file, log);
  }

  /** Records every post, decoded or not, and passes on what is an answer already; the answers come in any order. */
  *record(posts: (Post | DecodedPost | PostAnswer)[]): Generator<GroupDone> {
    const refused: PostAnswer[] = [];
    for (const group of groupsOf(posts, (answer) => refused.push(answer))) {
      yield this.#commit(group);
      if (this.#opened) this.#log.tend(this.#opened);
    }
    if (refused.length > 0) yield { answers: refused, commitMs: 0 };
  }

  /** Whether a post could be recorded now. Throws the problem why not. */
  check(): void {
    const { bavail, bsize } = statfsSync(dirname(this.#file));
    if (bavail * bsize < GROUP_BYTES) throw new Problem("store_full");
    onStore(() =>
      this.#store()
        .$client.transaction(() => {})
        .immediate(),
    );
  }

  /** Does what somebody decided about something in quarantine. */
  decide(decision: Decision): Decided {
    return decide(this.#store(), decision);
  }

  close(): void {
    this.#log.close();
    this.#opened?.$client.close();
    this.#opened = null;
  }

  #store(): Db {
    if (this.#opened) return this.#opened;
    this.#opened = openStore(this.#file, undefined, this.#busyMs);
    this.#log.open(this.#opened);
    return this.#opened;
  }

  #commit(group: DecodedPost[]): GroupDone {
    const began = performance.now();
    let answers = this.#recorded(group);
    // It may be the log that fills the disk.
    if (this.#opened && answers.every(isOf("store_full"))) {
      this.#log.giveBack(this.#opened);
      answers = this.#recorded(group);
    }
    const commitMs = performance.now() - began;
    if (answers.some(isOf("store_read_only", "store_damaged"))) this.close();
    return { answers, commitMs };
  }

  #recorded(group: DecodedPost[]): PostAnswer[] {
    try {
      return recordGroup(this.#store(), group);
    } catch (error) {
      return group.map(({ id }) => failed(id, error));
    }
  }
}

// What is read-only or damaged may have been put right, or another store put in its place.
const isOf =
  (...codes: ProblemCode[]) =>
  (answer: PostAnswer): boolean =>
    "problem" in answer && codes.includes(answer.problem.code);

/** How long a post waits for another writer, such as an import, before it is told so. */
const BUSY_MS = 5_000;

/** Cuts posts into groups: many small ones together, each large one alone. */
function* groupsOf(
  posts: (Post | DecodedPost | PostAnswer)[],
  refuse: (answer: PostAnswer) => void,
): Generator<DecodedPost[]> {
  let [group, bytes]: [DecodedPost[], number] = [[], 0];
  for (const post of posts) {
    const decoded = "source" in post ? decodePost(post) : post;
    if (!("delivered" in decoded)) {
      refuse(decoded);
      continue;
    }
    const alone = decoded.bytes > SMALL;
    if (group.length > 0 && (alone || bytes + decoded.bytes > GROUP_BYTES)) {
      yield group;
      [group, bytes] = [[], 0];
    }
    if (alone) yield [decoded];
    else [group, bytes] = [[...group, decoded], bytes + decoded.bytes];
  }
  if (group.length > 0) yield group;
}

// A commit to the disk is shared by this many bytes of events, and takes about a tenth of a second.
export const GROUP_BYTES = 1024 * 1024;
