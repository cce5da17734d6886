import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { post } from "./support/posting.ts";
import { runRastro } from "./support/process.ts";
import { statusChange } from "./support/published.ts";
import { printedBy } from "./support/server.ts";
import { expect, test } from "./support/test.ts";
import { ADMIN, cookieHeader, signIn } from "./support/viewers.ts";

const ROOT = join(import.meta.dirname, "..");
const NODE = join(ROOT, "node_modules/.bin/node");
const FIRST = { RASTRO_ADMIN_EMAIL: ADMIN.email, RASTRO_ADMIN_PASSWORD: ADMIN.password };
const KILLS = 5;
const EVENTS = 10;

const folder = mkdtempSync(join(tmpdir(), "rastro-faults-"));
test.afterAll(() => rmSync(folder, { recursive: true }));

/** Starts the whole server, under a limit of the shell where one is given. */
async function start(data: string, limit = "true") {
  const env = { ...process.env, HOST: "127.0.0.1", PORT: "0", RASTRO_DATA: data, RASTRO_DEMO: "0", ...FIRST };
  const child = spawn("sh", ["-c", `${limit}; exec "$0" cli/serve.ts`, NODE], {
    cwd: ROOT,
    env,
    stdio: ["ignore", "pipe", "ignore"],
  });
  process.once("exit", () => child.kill("SIGKILL"));
  return { child, url: await printedBy(child)(/^http:\/\/localhost:\d+$/) };
}

const eventIds = async (data: string, search: string) =>
  (await runRastro(["events", search, "--format", "ndjson"], { RASTRO_DATA: data })).stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as { event_id: string; leaf_index: number });

const batch = (account: number) => {
  const events = Array.from({ length: EVENTS }, () =>
    statusChange({ at: "2026-03-20T10:00:00Z", account, status: "BLOCKED" }),
  );
  return { body: events.join("\n"), ids: events.map((event) => JSON.parse(event).event_id as string) };
};

test("the whole server killed five times under load loses nothing that it acknowledged", async () => {
  test.setTimeout(600_000);
  const data = join(folder, "killed");
  const { token } = JSON.parse((await runRastro(["token", "add", "faults", "--json"], { RASTRO_DATA: data })).stdout);
  const [acknowledged, sent]: [string[], string[][]] = [[], []];
  for (let round = 0; round < KILLS; round += 1) {
    const { child, url } = await start(data);
    const ended = once(child, "exit");
    let posts = 0;
    const senders = Array.from({ length: 4 }, async () => {
      for (;;) {
        const { body, ids } = batch(990_001);
        sent.push(ids);
        const answer = await post(url, token, body).catch(() => null);
        if (answer === null) return;
        expect(answer.status).toBe(200);
        acknowledged.push(...ids);
        posts += 1;
        if (posts === 20 + round * 7) child.kill("SIGKILL");
      }
    });
    await Promise.all([ended, ...senders]);
  }
  const there = await eventIds(data, "account:990001");
  const ids = new Set(there.map(({ event_id }) => event_id));
  expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
  expect(sent.filter((batch) => batch.some((id) => ids.has(id)) && !batch.every((id) => ids.has(id)))).toEqual([]);
  expect(new Set(there.map(({ leaf_index }) => leaf_index))).toEqual(new Set(there.keys()));
  expect(acknowledged.length).toBeGreaterThan(KILLS * 20 * EVENTS - 1);
});

test("a full disk is told as 507, reading goes on, and recording too once there is space", async () => {
  test.setTimeout(300_000);
  const data = join(folder, "full");
  const { token } = JSON.parse((await runRastro(["token", "add", "faults", "--json"], { RASTRO_DATA: data })).stdout);
  const acknowledged: string[] = [];
  // In blocks of 512 bytes: no file may grow beyond 4 MiB.
  const limited = await start(data, "ulimit -f 8192");
  const ended = once(limited.child, "exit");
  let last = await post(limited.url, token, batch(990_002).body);
  for (let posts = 0; posts < 3000 && last.status === 200; posts += 1) {
    const { body, ids } = batch(990_002);
    last = await post(limited.url, token, body);
    if (last.status === 200) acknowledged.push(...ids);
  }
  expect(last).toMatchObject({ status: 507, body: { code: "store_full" } });
  expect(last.headers.get("retry-after")).not.toBeNull();
  const headers = { cookie: cookieHeader(await signIn(limited, ADMIN)) };
  const page = await fetch(`${limited.url}/events?q=account:990002`, { headers, redirect: "manual" });
  expect(await page.text()).toContain("990002");
  expect((await post(limited.url, token, batch(990_002).body)).status).toBe(507);
  limited.child.kill("SIGTERM");
  await ended;

  const roomy = await start(data);
  const after = batch(990_002);
  expect((await post(roomy.url, token, after.body)).body).toMatchObject({ recorded: EVENTS });
  roomy.child.kill("SIGTERM");
  await once(roomy.child, "exit");
  const ids = new Set((await eventIds(data, "account:990002")).map(({ event_id }) => event_id));
  expect([...acknowledged, ...after.ids].filter((id) => !ids.has(id))).toEqual([]);
  expect(acknowledged.length).toBeGreaterThan(100);
});
