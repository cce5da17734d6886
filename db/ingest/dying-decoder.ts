import { parentPort } from "node:worker_threads";

// For tests: a thread that dies of the first post.
parentPort?.on("message", () => {
  throw new Error("died");
});
