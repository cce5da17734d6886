import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { getPriority, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

import { bytesOf, statusEvent } from "#audit/honest-event.ts";

import { closeStores, storeFile } from "../live.ts";
import { Ingest } from "./ingest.ts";

let data = "";
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "rastro-ingest-"));
});
afterEach(() => {
  closeStores();
  rmSync(data, { recursive: true });
});

const body = () => [new Uint8Array(bytesOf(statusEvent()))];

test("when the thread dies, who waits is told so, and posts are recorded again a moment later", async () => {
  const ended: unknown[] = [];
  const ingest = new Ingest(data, storeFile(data), {
    programs: { record: new URL("./dying-thread.ts", import.meta.url) },
    onEnded: (error) => ended.push(error),
  });
  const waiting = [ingest.post(body(), { source: "a" }), ingest.post(body(), { source: "b" })];
  const stopped = { ok: false, problem: { code: "ingest_stopped", status: 503 } };
  expect(await Promise.all(waiting)).toMatchObject([stopped, stopped]);
  expect(await ingest.check(1000)).toMatchObject({ code: "ingest_stopped" });
  await expect.poll(() => ingest.check(5000), { timeout: 20_000 }).toBeNull();
  expect(await ingest.post(body(), { source: "a" })).toMatchObject({ ok: true, value: { recorded: 1 } });
  expect(ended).toMatchObject([{ message: "died" }]);
  expect(await ingest.metrics.registry.getSingleMetricAsString("rastro_ingest_restarts_total")).toMatch(/ 1$/);
  await ingest.close();
  expect(await ingest.post(body(), { source: "a" })).toMatchObject(stopped);
});

test("when the one that decodes dies, the one that records does not go on without it", async () => {
  const ended: unknown[] = [];
  const ingest = new Ingest(data, storeFile(data), {
    programs: { decode: new URL("./dying-decoder.ts", import.meta.url) },
    onEnded: (error) => ended.push(error),
  });
  expect(await ingest.post(body(), { source: "a" })).toMatchObject({ ok: false, problem: { code: "ingest_stopped" } });
  expect(ended).toMatchObject([{ message: "died" }]);
  await expect.poll(() => ingest.check(5000), { timeout: 20_000 }).toBeNull();
  await ingest.close();
});

test("more posts than may wait are told to come again, and none of those that wait is lost", async () => {
  const ingest = new Ingest(data, storeFile(data));
  const answers = await Promise.all(Array.from({ length: 600 }, () => ingest.post(body(), { source: "a" })));
  const refused = answers.filter((answer) => !answer.ok);
  expect(answers.filter((answer) => answer.ok && answer.value.recorded === 1)).toHaveLength(512);
  expect(new Set(refused.map((answer) => !answer.ok && answer.problem.code))).toEqual(new Set(["ingest_busy"]));
  await ingest.close();
});

test.runIf(process.platform === "linux")(
  "what is posted gives way to pages: its threads stand behind all others",
  async () => {
    const pages = getPriority();
    const behind = () => priorities().filter((priority) => priority > pages);
    // A thread of a test before may be about to end.
    await expect.poll(behind).toEqual([]);
    const ingest = new Ingest(data, storeFile(data));
    expect(await ingest.post(body(), { source: "a" })).toMatchObject({ ok: true });
    expect(behind()).toEqual([pages + 5, pages + 5]);
    expect(getPriority()).toBe(pages);
    await ingest.close();
  },
);

/** Of each thread of this process. */
function priorities(): number[] {
  const stats = readdirSync("/proc/self/task").map((thread) => readFileSync(`/proc/self/task/${thread}/stat`, "utf8"));
  // The name, in parentheses, may hold anything.
  return stats.map((stat) => Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[NICE]));
}

const NICE = 16;
