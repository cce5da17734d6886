import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

import { statusEvent } from "#audit/honest-event.ts";
import type { Looker } from "#audit/looks.ts";
import { problemOf } from "#audit/problem-of.ts";
import { Problem } from "#audit/problems.ts";

import { openStore } from "../client.ts";
import { append } from "../honest-store.ts";
import { Recorder } from "../ingest/recorder.ts";
import { appendLooks } from "../looks.ts";
import { ACCESS } from "../migrate.ts";
import { prepareReserve, retakeReserve } from "../reserve.ts";

// A process on a disk of its own, which it fills: looks and events are recorded until neither can be, and again once there is
// space. Told `reserved`, the access log holds space back. It prints what it found, as JSON.
const [folder = "", kind] = process.argv.slice(2);
const MOST = 1000;
const trail = openStore(join(folder, "rastro.db"));
const access = openStore(join(folder, "access.db"), ACCESS);
if (kind === "reserved") prepareReserve(access);
const looker: Looker = { viewer: "ana", roles: [], origin: "WEB", session: null, address: null, request: "r" };
const look = () =>
  appendLooks(access, [{ looker, look: { event: "viewer_search", method: "GET", uri: "/events", object: {} } }], 1);
const record = () => append(trail, [statusEvent()]);

for (const work of [look, record]) work();
const ballast = join(folder, "ballast");
const descriptor = openSync(ballast, "w");
for (let bytes = 1024 * 1024; bytes >= 1024; ) if (!fills(bytes)) bytes /= 2;
const recorder = new Recorder(join(folder, "rastro.db"));
const ready = problemOf(() => recorder.check())?.code;
const events = times(record);
const looks = times(look);
const stillRefused = times(record) === 0;
const read = trail.$client.prepare("SELECT count(*) FROM audit_events").pluck().get();
closeSync(descriptor);
rmSync(ballast);
for (const work of [look, record]) work();
retakeReserve(access);
const sound = [trail, access].every(({ $client }) => $client.pragma("integrity_check", { simple: true }) === "ok");
process.stdout.write(JSON.stringify({ ready, events, looks, stillRefused, read, sound }));

function fills(bytes: number): boolean {
  try {
    return writeSync(descriptor, Buffer.alloc(bytes)) === bytes;
  } catch {
    return false;
  }
}

/** How often it can be done until there is no space for it. */
function times(work: () => unknown): number {
  for (let done = 0; done < MOST; done += 1) {
    try {
      work();
    } catch (error) {
      if (error instanceof Problem && error.code === "store_full") return done;
      throw error;
    }
  }
  return MOST;
}
