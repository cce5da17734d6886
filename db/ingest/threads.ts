import { MessageChannel, Worker, type WorkerOptions } from "node:worker_threads";

import type { ToDecoder } from "./decoding.ts";
import type { Post } from "./post.ts";
import type { FromThread, ToThread } from "./thread.ts";

/** The programs of the two threads; others in tests. */
export type Programs = { decode: URL; record: URL };

/** The two threads of what is posted: one decodes it while the other records what came before. */
export type Threads = {
  /** Decodes and records a post; what is given away is not copied. */
  post(post: Post, given: ArrayBuffer[]): void;
  /** Asks the thread that records. */
  ask(message: ToThread): void;
  /** Ends both behind everything that was posted. */
  close(): void;
  /** Resolves when both have ended, with the error that ended one. Neither goes on without the other. */
  ended: Promise<unknown>;
};

/** Starts the threads of a store; `hear` is told what the one that records says. */
export function startThreads(file: string, programs: Programs, hear: (message: FromThread) => void): Threads {
  const { port1: decoded, port2: posts } = new MessageChannel();
  const start = (program: URL, options: WorkerOptions) =>
    new Worker(program, { ...options, resourceLimits: { maxYoungGenerationSizeMb: 16 } });
  const recorder = start(programs.record, { workerData: { file, posts }, transferList: [posts] });
  const decoder = start(programs.decode, { workerData: { decoded }, transferList: [decoded] });
  recorder.on("message", hear);
  return {
    post: (post, given) => decoder.postMessage({ post } satisfies ToDecoder, given),
    ask: (message) => recorder.postMessage(message),
    close: () => decoder.postMessage({ close: true } satisfies ToDecoder),
    ended: both(decoder, recorder),
  };
}

/** When the one that decodes is gone, its port is closed, and the other ends by itself behind what it was given. */
async function both(decoder: Worker, recorder: Worker): Promise<unknown> {
  const [ofDecoder, ofRecorder] = [endOf(decoder), endOf(recorder)];
  const failure = await ofRecorder;
  void decoder.terminate();
  return failure ?? (await ofDecoder);
}

async function endOf(worker: Worker): Promise<unknown> {
  let failure: unknown;
  worker.once("error", (error) => {
    failure = error;
  });
  return new Promise((resolve) => {
    worker.once("exit", () => resolve(failure));
  });
}
