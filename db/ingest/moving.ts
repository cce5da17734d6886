import { parentPort, workerData } from "node:worker_threads";

import { openStore } from "../client.ts";
import { giveWayToPages } from "./priority.ts";

/** What the thread that moves the log shares with the one that records: whether it is at it. */
export const [IDLE, MOVING] = [0, 1];

// The program of that thread. The store is opened anew each time: another may have been put in its place.
if (parentPort && workerData?.moved) {
  const moving: Int32Array = workerData.moved;
  giveWayToPages();
  parentPort.on("message", () => {
    try {
      const { $client } = openStore(workerData.file);
      $client.pragma("wal_checkpoint(PASSIVE)");
      $client.close();
    } catch {
      // A full or broken disk, or no store: whoever writes next is told.
    }
    Atomics.store(moving, 0, IDLE);
    Atomics.notify(moving, 0);
  });
}
