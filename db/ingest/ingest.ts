import { resolve as absolute } from "node:path";

import { type Answer, Problem, type ProblemCode, type ProblemReport } from "#audit/problems.ts";

import type { Decided, Decision } from "../quarantine-decisions.ts";
import { Budget } from "./budget.ts";
import { IngestMetrics } from "./metrics.ts";
import type { Post, PostAnswer, Receipt } from "./post.ts";
import type { FromThread } from "./thread.ts";
import { type Programs, startThreads, type Threads } from "./threads.ts";

type Waiting = { resolve(answer: Answer<Receipt>): void; reject(error: unknown): void };

type Options = {
  /** The programs of the threads; others in tests. */
  programs?: Partial<Programs>;
  /** Told when a thread ended by itself, before others are started. */
  onEnded?: (error: unknown) => void;
};

/** Where a post comes from, and when it came. */
export type PostedBy = { source: string; receivedAt?: number };

/**
 * The way to the threads that decode and record what is posted. The pages share theirs with nothing that waits for a disk, and
 * posts that wait for each other's commit share the next one. Problems are answered as values: the pages are a bundle with
 * a class Problem of their own.
 */
export class Ingest {
  readonly budget = new Budget(MOST_BYTES);
  readonly metrics: IngestMetrics;
  readonly #waiting = new Map<number, Waiting>();
  readonly #checks = new Map<number, (problem: ProblemReport | null) => void>();
  readonly #deciding = new Map<number, (answer: Answer<Decided>) => void>();
  readonly #start: () => Threads;
  readonly #onEnded: (error: unknown) => void;
  #begun: Threads | null = null;
  #ended: Promise<void> = Promise.resolve();
  #restart: NodeJS.Timeout | undefined;
  #lastId = 0;
  #running = true;
  #closing = false;

  constructor(data: string, file: string, { programs, onEnded = () => {} }: Options = {}) {
    this.metrics = new IngestMetrics(data, { posts: () => this.#waiting.size, bytes: () => this.budget.held });
    this.#onEnded = onEnded;
    this.#start = () => startThreads(absolute(file), { ...PROGRAMS, ...programs }, (message) => this.#hear(message));
  }

  /**
   * Resolves when everything that the body brought is durable, or with the problem why nothing is: `ingest_busy`,
   * `ingest_stopped`, `store_…`, or what is wrong with the whole body. The chunks are given away: nobody copies them.
   */
  async post(body: Uint8Array<ArrayBuffer>[], { source, receivedAt = Date.now() }: PostedBy): Promise<Answer<Receipt>> {
    if (!this.#running) return refusal("ingest_stopped");
    if (this.#waiting.size >= MOST_POSTS) return refusal("ingest_busy");
    this.#lastId += 1;
    const post: Post = { id: this.#lastId, source, body, receivedAt };
    return new Promise((resolvePost, reject) => {
      this.#waiting.set(post.id, { resolve: resolvePost, reject });
      this.#threads().post(post, [...new Set(body.map(({ buffer }) => buffer))]);
    });
  }

  /** The problem for which nothing could be recorded now, or not within `ms`; null when something could. */
  async check(ms: number): Promise<ProblemReport | null> {
    if (!this.#running) return new Problem("ingest_stopped").toJSON();
    this.#lastId += 1;
    const check = this.#lastId;
    return new Promise((resolveCheck) => {
      const late = setTimeout(() => resolveCheck(new Problem("store_busy").toJSON()), ms);
      this.#checks.set(check, (problem) => {
        clearTimeout(late);
        resolveCheck(problem);
      });
      this.#threads().ask({ check });
    });
  }

  /** Does what somebody decided about something in quarantine, or says the problem why it was not done. */
  async decide(decision: Decision): Promise<Answer<Decided>> {
    if (!this.#running) return refusal("ingest_stopped");
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolveDecided) => {
      this.#deciding.set(id, resolveDecided);
      this.#threads().ask({ decide: id, decision });
    });
  }

  /** Records what waits, closes the store, and takes nothing more. */
  async close(): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#restart);
    if (this.#running) this.#begun?.close();
    this.#running = false;
    await this.#ended;
  }

  /** They begin with the first that is asked of them: who only reads has no use for their memory. */
  #threads(): Threads {
    if (this.#begun === null) {
      this.#begun = this.#start();
      this.#ended = this.#begun.ended.then((failure) => {
        this.#end();
        if (!this.#closing) this.#again(failure);
      });
    }
    return this.#begun;
  }

  /** Threads that ended by themselves may begin anew after a while: what kills each one at once shall not keep us busy. */
  #again(failure: unknown): void {
    this.metrics.restarted();
    this.#onEnded(failure);
    this.#restart = setTimeout(() => {
      this.#running = true;
    }, RESTART_MS);
  }

  #hear(message: FromThread): void {
    if ("checked" in message) {
      this.#checks.get(message.checked)?.(message.problem);
      this.#checks.delete(message.checked);
      return;
    }
    if ("decided" in message) {
      this.#deciding.get(message.decided)?.(message.answer);
      this.#deciding.delete(message.decided);
      return;
    }
    this.metrics.group(message.done);
    for (const answer of message.done.answers) this.#settle(answer);
  }

  #settle(answer: PostAnswer): void {
    const post = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ("bug" in answer) post?.reject(new Error(answer.bug));
    else
      post?.resolve("receipt" in answer ? { ok: true, value: answer.receipt } : { ok: false, problem: answer.problem });
  }

  /** The threads are gone: whoever waits was not promised anything, and hears so. */
  #end(): void {
    this.#running = false;
    this.#begun = null;
    for (const { resolve } of this.#waiting.values()) resolve(refusal("ingest_stopped"));
    for (const answer of this.#checks.values()) answer(new Problem("ingest_stopped").toJSON());
    for (const answer of this.#deciding.values()) answer(refusal("ingest_stopped"));
    for (const waiting of [this.#waiting, this.#checks, this.#deciding]) waiting.clear();
  }
}

const PROGRAMS: Programs = {
  decode: new URL("./decoding.ts", import.meta.url),
  record: new URL("./thread.ts", import.meta.url),
};
const RESTART_MS = 1000;

// How much may wait. A commit takes tens of milliseconds: what waits longer than a few seconds is better told so.
const MOST_POSTS = 512;
const MOST_BYTES = 32 * 1024 * 1024;

const refusal = (code: ProblemCode): Answer<never> => ({ ok: false, problem: new Problem(code).toJSON() });
