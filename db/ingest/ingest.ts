import { resolve as absolute } from "node:path";
import { Worker } from "node:worker_threads";

import { type Answer, Problem, type ProblemCode, type ProblemReport } from "#audit/problems.ts";

import type { Decided, Decision } from "../quarantine-decisions.ts";
import { Budget } from "./budget.ts";
import { IngestMetrics } from "./metrics.ts";
import type { Post, PostAnswer, Receipt } from "./post.ts";
import type { FromThread, ToThread } from "./thread.ts";

type Waiting = { resolve(answer: Answer<Receipt>): void; reject(error: unknown): void };

/** Where a post comes from, and when it came. */
export type PostedBy = { source: string; receivedAt?: number };

/**
 * The way to the thread that records what is posted. The pages share their thread with nothing that waits for a disk, and
 * posts that wait for each other's commit share the next one. Problems are answered as values: the pages are a bundle with
 * a class Problem of their own.
 */
export class Ingest {
  readonly budget = new Budget(MOST_BYTES);
  readonly metrics: IngestMetrics;
  readonly #thread: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly #checks = new Map<number, (problem: ProblemReport | null) => void>();
  readonly #deciding = new Map<number, (answer: Answer<Decided>) => void>();
  readonly #ended: Promise<void>;
  #lastId = 0;
  #running = true;

  constructor(data: string, file: string) {
    this.metrics = new IngestMetrics(data, { posts: () => this.#waiting.size, bytes: () => this.budget.held });
    this.#thread = new Worker(new URL("./thread.ts", import.meta.url), {
      workerData: { file: absolute(file) },
      resourceLimits: { maxYoungGenerationSizeMb: 16 },
    });
    this.#thread.on("message", (message: FromThread) => this.#hear(message));
    this.#ended = new Promise((resolveEnd) => {
      const end = (error?: unknown) => {
        this.#end(error);
        resolveEnd();
      };
      this.#thread.once("error", end).once("exit", () => end());
    });
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
      this.#thread.postMessage({ post } satisfies ToThread, [...new Set(body.map(({ buffer }) => buffer))]);
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
      this.#thread.postMessage({ check } satisfies ToThread);
    });
  }

  /** Does what somebody decided about something in quarantine, or says the problem why it was not done. */
  async decide(decision: Decision): Promise<Answer<Decided>> {
    if (!this.#running) return refusal("ingest_stopped");
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolveDecided) => {
      this.#deciding.set(id, resolveDecided);
      this.#thread.postMessage({ decide: id, decision } satisfies ToThread);
    });
  }

  /** Records what waits, closes the store, and takes nothing more. */
  async close(): Promise<void> {
    if (this.#running) this.#thread.postMessage({ close: true } satisfies ToThread);
    this.#running = false;
    await this.#ended;
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

  /** The thread is gone: whoever waits was not promised anything, and hears so. */
  #end(error: unknown): void {
    this.#running = false;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { resolve, reject } of waiting) error === undefined ? resolve(refusal("ingest_stopped")) : reject(error);
    for (const answer of this.#checks.values()) answer(new Problem("ingest_stopped").toJSON());
    this.#checks.clear();
    for (const answer of this.#deciding.values()) answer(refusal("ingest_stopped"));
    this.#deciding.clear();
  }
}

// How much may wait. A commit takes tens of milliseconds: what waits longer than a few seconds is better told so.
const MOST_POSTS = 512;
const MOST_BYTES = 32 * 1024 * 1024;

const refusal = (code: ProblemCode): Answer<never> => ({ ok: false, problem: new Problem(code).toJSON() });
