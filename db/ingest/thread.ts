import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";

import { type Answer, Problem, type ProblemReport } from "#audit/problems.ts";

import type { Decided, Decision } from "../quarantine-decisions.ts";
import { arrivedOf, type Crossing } from "./crossing.ts";
import { failed, SMALL } from "./post.ts";
import { giveWayToPages } from "./priority.ts";
import { GROUP_BYTES, type GroupDone, Recorder } from "./recorder.ts";

/** What the thread that records is asked, and what it says. Posts come to it from the one that decodes. */
export type ToThread = { check: number } | { decide: number; decision: Decision };
export type FromThread =
  | { done: GroupDone }
  | { checked: number; problem: ProblemReport | null }
  | { decided: number; answer: Answer<Decided> };
type Posted = Crossing | { close: true };

// The program of that thread: pages are rendered on the first one, which a commit to the disk would hold up.
if (parentPort && typeof workerData?.file === "string") run(parentPort, workerData.posts, workerData.file);

function run(port: NonNullable<typeof parentPort>, posts: MessagePort, file: string): void {
  giveWayToPages();
  const recorder = new Recorder(file);
  const say = (message: FromThread) => port.postMessage(message);

  function check(id: number): void {
    const answer = attempt(id, () => recorder.check());
    say({ checked: id, problem: answer && "problem" in answer ? answer.problem : null });
  }

  port.on("message", (asked: ToThread) => {
    if ("check" in asked) check(asked.check);
    else say({ decided: asked.decide, answer: answered(() => recorder.decide(asked.decision)) });
  });
  // Posts that came while the last group was committed are the next one: nobody waits for a clock.
  posts.on("message", (first: Posted) => {
    const waiting = [first, ...waitingOn(posts, sizeOf(first))];
    const given = waiting.flatMap((one) => ("close" in one ? [] : [arrivedOf(one)]));
    for (const done of recorder.record(given)) say({ done });
    if (waiting.some((one) => "close" in one)) posts.close();
  });
  posts.on("close", () => {
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

/** What waits, up to a group: the rest is better left as it came than held as values. */
function waitingOn(posts: MessagePort, bytes: number): Posted[] {
  const waiting: Posted[] = [];
  for (let sum = bytes; sum < GROUP_BYTES; sum += sizeOf(waiting.at(-1) as Posted)) {
    const next = receiveMessageOnPort(posts) as { message: Posted } | undefined;
    if (next === undefined) break;
    waiting.push(next.message);
  }
  return waiting;
}

const sizeOf = (posted: Posted): number => ("bytes" in posted ? posted.bytes : "large" in posted ? SMALL : 0);
