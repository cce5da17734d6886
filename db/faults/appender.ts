import { appendFileSync, openSync, writeSync } from "node:fs";

import Database from "better-sqlite3";

import { bytesOf, statusEvent } from "#audit/honest-event.ts";

import { Recorder } from "../ingest/recorder.ts";

// The program that is killed, and whose power is cut: it records posts, so many groups of them or without end, and notes
// each one when it is acknowledged. With NORMAL it does what we do not: the control, which has to lose.
const [store = "", notes = "", round = "", groups = "", synchronous = "FULL"] = process.argv.slice(2);
const POSTS = 3;
const EVENTS = 20;

if (synchronous === "NORMAL") {
  const { pragma } = Database.prototype;
  Database.prototype.pragma = function (source, options) {
    return pragma.call(this, source === "synchronous = FULL" ? "synchronous = NORMAL" : source, options);
  };
}

// So short that the log is moved, and begins anew, several times a round.
const recorder = new Recorder(store, { log: { many: 200, few: 100, long: 600, most: 900 } });
const noted = openSync(notes, "a");

for (let group = 0; group < (Number(groups) || Number.POSITIVE_INFINITY); group += 1) {
  const posts = Array.from({ length: POSTS }, (_, id) => ({
    id,
    source: "faults",
    body: [Buffer.concat(Array.from({ length: EVENTS }, (_, event) => eventOf(`${round}.${group}.${id}.${event}`)))],
    receivedAt: Date.now(),
  }));
  for (const { answers } of recorder.record(posts)) {
    for (const answer of answers) {
      if (!("receipt" in answer)) throw new Error(JSON.stringify(answer));
      writeSync(noted, `${round}.${group}.${answer.id}\n`);
    }
  }
  if (group === 0) appendFileSync(1, "recording\n");
}

function eventOf(id: string): Buffer {
  return bytesOf(statusEvent({ id, object: { account_id: 1 + (id.length % 7) } }));
}
