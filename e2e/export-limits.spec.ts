import { readdirSync, readFileSync } from "node:fs";
import { get } from "node:http";

import { statusChange } from "./support/published.ts";
import { expect, test } from "./support/test.ts";
import { cookieHeader, type SignedIn } from "./support/viewers.ts";

// A server of its own with more to export than the pipes between can hold, and little time for it.
test.use({ serverSettings: { RASTRO_EXPORT_SECONDS: "30" } });

test.describe.configure({ mode: "serial", timeout: 120_000 });

test.beforeAll(async ({ server }) => {
  const description = "x".repeat(20_000);
  const long = Array.from({ length: 1500 }, (_, index) =>
    statusChange({
      at: new Date(Date.parse("2026-03-01") + index).toISOString(),
      account: 1,
      status: "X",
      description,
    }),
  );
  expect((await server.rastro(["import", "-"], long.join("\n"))).code).toBe(0);
});

/** Asks for an export and reads nothing of it. */
const begin = (url: string, who: SignedIn) =>
  new Promise<{ id: string; leave: () => void; ended: Promise<boolean>; read: () => void }>((resolve, reject) => {
    const request = get(
      `${url}/events/export?format=ndjson`,
      { headers: { cookie: cookieHeader(who) } },
      (response) => {
        response.pause();
        const ended = new Promise<boolean>((over) => {
          response.on("close", () => over(response.complete)).on("error", () => over(false));
        });
        resolve({
          id: String(response.headers["x-export-id"]),
          leave: () => void request.destroy(),
          read: () => void response.resume(),
          ended,
        });
      },
    );
    request.on("error", reject);
  });

/** The processes that write an export of this checkout for a server of this test. */
function exporters(): number {
  const commands = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, "utf8");
      } catch {
        return "";
      }
    });
  return commands.filter((command) => command.includes(`${process.cwd()}/cli/export.ts`)).length;
}

test("whoever goes away takes the process of the export along, and it is recorded as aborted", async ({
  server,
  administrator,
  request,
}) => {
  const others = exporters();
  const asked = await begin(server.url, administrator);
  expect(exporters()).toBeGreaterThan(others);
  asked.leave();
  const status = async () => (await (await request.get(`/events/export/${asked.id}/manifest`)).json()).status;
  await expect.poll(status).toBe("aborted");
  await expect.poll(exporters).toBe(others);
});

test("a third export at once is refused, with the time to come again, and has room when one has gone", async ({
  server,
  administrator,
  request,
}) => {
  const [one, other] = await Promise.all([begin(server.url, administrator), begin(server.url, administrator)]);
  const third = await request.get("/events/export?q=account:2");
  expect(third.status()).toBe(429);
  expect(third.headers()["retry-after"]).toBe("30");
  expect(await third.json()).toMatchObject({ code: "export_busy" });
  one.leave();
  const asked = async () => (await request.get("/events/export?q=account:2")).status();
  await expect.poll(asked, { timeout: 60_000 }).toBe(200);
  other.leave();
});

test("at its deadline an export ends, and a file that was begun never looks whole", async ({
  server,
  administrator,
  request,
}) => {
  const asked = await begin(server.url, administrator);
  const manifest = async () => (await request.get(`/events/export/${asked.id}/manifest`)).json();
  expect(await manifest()).toMatchObject({ status: "running" });
  await expect.poll(async () => (await manifest()).status, { timeout: 60_000 }).toBe("failed");
  expect(await manifest()).toMatchObject({ problem: "export_deadline" });
  asked.read();
  expect(await asked.ended).toBe(false);
});
