import { openSync, writeSync } from "node:fs";

import { openStore } from "../client.ts";
import { makeRecorder } from "../look-recorder.ts";
import type { Looked } from "../looks.ts";
import { ACCESS } from "../migrate.ts";
import { PIECES } from "../reserve.ts";
import { SyncedLog } from "../synced-log.ts";

// The program whose power is cut, and whose disk fails: several people look at pages, and note each look when they are told that
// it is on record. Told `unsynced`, the disk is not waited for; told `unmended`, the log goes on behind what could not be synced:
// the controls, which have to lose.
const [store = "", notes = "", looks = "", how] = process.argv.slice(2);
const PEOPLE = 4;

const access = openStore(store, ACCESS);
// So short that the log is moved, and begins anew, every few looks. What is held back for a full disk would be most of what is
// written: pieces of nothing are counted as it.
access.$client.pragma("wal_autocheckpoint = 150");
for (let piece = 1; piece <= PIECES; piece += 1)
  access.$client.prepare("INSERT OR IGNORE INTO reserve VALUES (?, x'')").run(piece);
const log = new SyncedLog(access, how === "unsynced" ? async () => {} : undefined);
if (how === "unmended") Object.assign(log, { mend: () => {} });
const record = makeRecorder(access, log);
const noted = openSync(notes, "a");

const people = Array.from({ length: PEOPLE }, async (_, person) => {
  for (let look = 0; look < Number(looks) / PEOPLE; look += 1) {
    const request = `${person}.${look}`;
    const looker = { viewer: `${person}@bank.example`, roles: [], session: null, address: null, request };
    const object = { search: "", leaves: Array.from({ length: 50 }, (_, leaf) => leaf + look) };
    const looked: Looked = {
      looker: { ...looker, origin: "WEB" },
      look: { event: "viewer_search", method: "GET", uri: "/events", object },
    };
    await record(looked).then(
      () => writeSync(noted, `${request}\n`),
      () => {},
    );
  }
});
await Promise.all(people);
