import { existsSync, writeFileSync } from "node:fs";
import { workerData } from "node:worker_threads";

// For tests: a thread that dies of the first thing it is told, and the next time is as it should be.
const died = `${workerData.file}.died`;
if (existsSync(died)) await import("./thread.ts");
else
  workerData.posts.on("message", () => {
    writeFileSync(died, "");
    throw new Error("died");
  });
