import { gzipSync } from "node:zlib";
import { post, postChunked, postSlowly, tokenOf } from "./support/posting.ts";
import { statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";
import { cookieHeader, type SignedIn } from "./support/viewers.ts";

const MIB = 1024 * 1024;
/** A thousand on demand (`npm run test:faults`). */
const SLOW = Number(process.env.RASTRO_SLOW ?? 200);
const at = "2026-03-20T10:00:00Z";
const events = (count: number, account = 880_001): string =>
  Array.from({ length: count }, () => statusChange({ at, account, status: "BLOCKED" })).join("\n");

/** A page of events answers whoever is signed in. */
async function readsOn(url: string, who: SignedIn): Promise<void> {
  const answer = await fetch(`${url}/events`, { headers: { cookie: cookieHeader(who) }, redirect: "manual" });
  expect(answer.status).toBe(200);
}

/** One number of the server's own metrics. */
async function metric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/api/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
}

test("an event that was posted is on the pages at once, and the same again is a duplicate", async ({
  page,
  server,
}) => {
  const token = await tokenOf(server);
  const event = statusChange({ at, account: 880_101, status: "POSTED_NOW" });
  const first = await post(server.url, token, event);
  expect(first).toMatchObject({ status: 200, body: { recorded: 1, duplicate: 0, refused: [] } });
  expect(first.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  await page.goto("/events?q=account:880101");
  await expect(page.getByText("POSTED_NOW").first()).toBeVisible();
  expect((await post(server.url, token, event)).body).toEqual({ recorded: 0, duplicate: 1, refused: [] });
});

test("who has no token hears so; a revoked one holds no longer", async ({ server }) => {
  expect((await post(server.url, "rastro_none", events(1))).status).toBe(401);
  const token = await tokenOf(server, "soon-revoked");
  expect((await post(server.url, token, events(1))).status).toBe(200);
  await server.rastro(["token", "revoke", "soon-revoked"]);
  const refused = await post(server.url, token, events(1));
  expect(refused).toMatchObject({ status: 401, body: { code: "token_invalid" } });
  expect(refused.headers.get("www-authenticate")).toContain("Bearer");
  expect((await server.rastro(["token", "list"])).stdout).not.toContain(token);
});

test("a body of 10 MiB is recorded and one of a byte more is refused, through the whole server", async ({ server }) => {
  const token = await tokenOf(server);
  for (const bytes of [10 * MIB - 1, 10 * MIB]) {
    expect((await post(server.url, token, events(3).padEnd(bytes, " "))).body).toMatchObject({ recorded: 3 });
  }
  expect(await post(server.url, token, events(3).padEnd(10 * MIB + 1, " "))).toMatchObject({ status: 413 });
  const whole = await post(server.url, token, `[${events(20_000).replaceAll("\n", ",")}]`);
  expect(whole).toMatchObject({ status: 200, body: { recorded: 20_000, duplicate: 0, refused: [] } });
});

test("what is far too much is refused while the pages answer, and the memory does not grow", async ({
  server,
  administrator,
}) => {
  const token = await tokenOf(server);
  const bomb = gzipSync(Buffer.alloc(300 * MIB, " "), { level: 9 });
  // Once to warm up: code that is loaded by the first request of its kind is no growth.
  await post(server.url, token, events(2000));
  await readsOn(server.url, administrator);
  expect((await post(server.url, token, bomb)).status).toBe(413);
  expect(await postChunked(server.url, token, 20 * MIB)).toBe(413);
  const before = await metric(server.url, "rastro_process_resident_memory_bytes");
  const hostile = [
    postChunked(server.url, token, 200 * MIB),
    postChunked(server.url, token, 200 * MIB),
    post(server.url, token, Buffer.alloc(200 * MIB, "{")).then(({ status }) => status),
    post(server.url, token, bomb).then(({ status }) => status),
    post(server.url, token, bomb, { "content-encoding": "gzip" }).then(({ status }) => status),
  ];
  await readsOn(server.url, administrator);
  expect(await Promise.all(hostile)).toEqual([413, 413, 413, 413, 413]);
  const grown = (await metric(server.url, "rastro_process_resident_memory_bytes")) - before;
  expect(grown / MIB).toBeLessThan(64);
  expect((await post(server.url, token, events(1))).status).toBe(200);
});

test("many senders that never finish are told 408, and hold up nobody", async ({ server, administrator }) => {
  const token = await tokenOf(server);
  const before = await metric(server.url, "rastro_process_resident_memory_bytes");
  const slow = Array.from({ length: SLOW }, () => postSlowly(server.url, token));
  await readsOn(server.url, administrator);
  expect((await post(server.url, token, events(5))).body).toMatchObject({ recorded: 5 });
  expect(new Set(await Promise.all(slow))).toEqual(new Set(["HTTP/1.1 408 Request Timeout"]));
  const grown = (await metric(server.url, "rastro_process_resident_memory_bytes")) - before;
  expect(grown / MIB).toBeLessThan(64);
  expect(await metric(server.url, "rastro_ingest_queue_bytes")).toBe(0);
});

test("an import beside it and posts through it end up in one ledger without a gap", async ({ server }) => {
  const token = await tokenOf(server);
  const imported = server.rastro(["import", "-", "--json"], events(20_000, 880_201));
  const statuses = await Promise.all(
    Array.from({ length: 40 }, async () => {
      let answer = await post(server.url, token, events(25, 880_201));
      while (answer.status === 503 || answer.status === 429)
        answer = await post(server.url, token, events(25, 880_201));
      return answer.status;
    }),
  );
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(JSON.parse((await imported).stdout)).toMatchObject({ recorded: 20_000, refused: 0 });
  const { stdout } = await server.rastro(["events", "account:880201", "--count"]);
  expect(JSON.parse(stdout)).toEqual({ count: 21_000 });
});

test("the server says that it lives, that it is ready, and what it measures", async ({ server }) => {
  expect(await (await fetch(`${server.url}/api/health`)).json()).toEqual({ ok: true });
  expect(await (await fetch(`${server.url}/api/ready`)).json()).toEqual({ ok: true });
  const text = await (await fetch(`${server.url}/api/metrics`)).text();
  for (const name of ["ingest_events_total", "ingest_queue_posts", "ingest_group_events_count", "wal_bytes"]) {
    expect(text).toContain(`rastro_${name}`);
  }
  expect(text).not.toContain("bank.example");
});
