import { parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";

import { type Answer, Problem, type ProblemReport } from "#audit/problems.ts";

import type { Decided, Decision } from "../quarantine-decisions.ts";
import { failed, type Post } from "./post.ts";
import { type GroupDone, Recorder } from "./recorder.ts";

/** What the thread that records is told, and what it says. */
export type ToThread = { post: Post } | { check: number } | { decide: number; decision: Decision } | { close: true };
export type FromThread =
  | { done: GroupDone }
  | { checked: number; problem: ProblemReport | null }
  | { decided: number; answer: Answer<Decided> };

// The program of that thread: pages are rendered on the first one, which a commit to the disk would hold up.
if (parentPort && typeof workerData?.file === "string") run(parentPort, workerData.file);

function run(port: NonNullable<typeof parentPort>, file: string): void {
  const recorder = new Recorder(file);
  const say = (message: FromThread) => port.postMessage(message);

  function check(id: number): void {
    const answer = attempt(id, () => recorder.check());
    say({ checked: id, problem: answer && "problem" in answer ? answer.problem : null });
  }

  function decide({ decide: id, decision }: { decide: number; decision: Decision }): void {
    say({ decided: id, answer: answered(() => recorder.decide(decision)) });
  }

  // Posts that came while the last group was committed are the next one: nobody waits for a clock.
  port.on("message", (first: ToThread) => {
    const waiting = [first, ...arrived(port)];
    for (const done of recorder.record(waiting.flatMap((one) => ("post" in one ? [one.post] : [])))) say({ done });
    for (const one of waiting) if ("check" in one) check(one.check);
    for (const one of waiting) if ("decide" in one) decide(one);
    if (!waiting.some((one) => "close" in one)) return;
    recorder.close();
    port.close();
  });
}

function attempt(id: number, work: () => void) {
  try {
    work();
    return null;
  } catch (error) {
    const answer = failed(id, error);
    if ("bug" in answer) throw error;
    return answer;
  }
}

function answered<T>(work: () => T): Answer<T> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ok: false, problem: error.toJSON() };
  }
}

function arrived(port: NonNullable<typeof parentPort>): ToThread[] {
  const messages: ToThread[] = [];
  for (;;) {
    const next = receiveMessageOnPort(port) as { message: ToThread } | undefined;
    if (next === undefined) return messages;
    messages.push(next.message);
  }
}
