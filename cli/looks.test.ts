import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { phoneEvent } from "#audit/honest-event.ts";
import { parseSearch } from "#audit/search/parse.ts";
import { openStore } from "#db/client.ts";
import { findPayload, listEvents } from "#db/events.ts";
import { accessFile } from "#db/live.ts";
import { ACCESS } from "#db/migrate.ts";

const NUMBER = "987654321";

let data = "";
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "rastro-looks-"));
  const event = phoneEvent({ object: { number: NUMBER } });
  expect(rastro(["import", "-"], JSON.stringify(event)).status).toBe(0);
});
afterEach(() => rmSync(data, { recursive: true }));

function rastro(args: string[], input = "") {
  const env = { ...process.env, RASTRO_DATA: data };
  const { status, stdout, stderr } = spawnSync(process.execPath, ["cli/rastro.ts", ...args], {
    input,
    encoding: "utf8",
    env,
  });
  return { status, stdout, stderr };
}

/** What the access log holds, oldest first. */
function looks() {
  const access = openStore(accessFile(data), ACCESS);
  const scope = { subject: null, zone: "UTC", now: Date.now() };
  const { events } = listEvents(access, parseSearch(""), scope, { limit: 100, order: "recorded", oldestFirst: true });
  const read = events.map(({ event, operator, accountId, leafIndex }) => {
    const payload = JSON.parse(String(findPayload(access, leafIndex)));
    return { event, viewer: operator, accountId, object: payload.data.object };
  });
  access.$client.close();
  return read;
}

test("what is read on the command line is in the access log, with who read it", () => {
  expect(rastro(["events", "--count", "event:phone_change"]).stdout.trim()).toBe('{"count":1}');
  rastro(["timeline", "32422"]);
  const viewer = `cli:${userInfo().username}`;
  expect(looks()).toMatchObject([
    { event: "viewer_search", viewer, object: { search: "event:phone_change", ledger_size: 1 } },
    { event: "viewer_open", viewer, accountId: 32422 },
  ]);
});

test("a whole number is shown for a reason only, and the reason is recorded", () => {
  expect(rastro(["events", "--format", "ndjson"]).stdout).not.toContain(NUMBER);
  expect(rastro(["events", "--reveal", "because"])).toMatchObject({ status: 2, stdout: "" });
  const { stdout } = rastro(["events", "--format", "ndjson", "--reveal", "case 4711: customer called"]);
  expect(JSON.parse(stdout).object).toMatchObject({ number: NUMBER, e164: `+5511${NUMBER}` });
  expect(looks().map(({ event, object }) => [event, object.reason])).toEqual([
    ["viewer_search", undefined],
    ["viewer_reveal", "case 4711: customer called"],
  ]);
});

test("a number that somebody looked for is not in the access log", () => {
  expect(rastro(["events", "--count", `phone:11${NUMBER}`, "--", `-${NUMBER}`]).stdout.trim()).toBe('{"count":1}');
  const [{ object } = { object: {} }] = looks();
  expect(object.search).toMatch(/^phone:~4321\.[\w-]{22} -/);
  expect(JSON.stringify(looks())).not.toContain(NUMBER);
});

test("who makes or revokes an ingest token is in the access log, and the token is not", () => {
  const { token } = JSON.parse(rastro(["token", "add", "core", "--json"]).stdout);
  rastro(["token", "revoke", "core"]);
  expect(looks()).toMatchObject([
    { event: "token_change", object: { what: "added", source: "core", kind: "bearer" } },
    { event: "token_change", object: { what: "revoked", source: "core" } },
  ]);
  expect(token).toMatch(/^rastro_/);
  expect(JSON.stringify(looks())).not.toContain(token);
});

test("who adds or disables a viewer is in the access log, and so is that it was refused; the password is not", () => {
  const add = () =>
    rastro(["viewer", "add", "Ana@bank.example", "--role", "admin", "--password-stdin"], "orbit velvet 9 x");
  expect([add().status, add().status]).toEqual([0, 2]);
  expect(rastro(["viewer", "disable", "ana@bank.example"]).status).toBe(2);
  const [added, disabled] = [
    { what: "added", email: "ana@bank.example", role: "admin" },
    { what: "disabled", email: "ana@bank.example" },
  ];
  expect(looks().map(({ event, object }) => ({ event, object }))).toEqual(
    [added, added, { ...added, reason: "viewer_exists" }, disabled, { ...disabled, reason: "last_admin" }].map(
      (object) => ({ event: "viewer_change", object: expect.objectContaining(object) }),
    ),
  );
  expect(JSON.stringify(looks())).not.toContain("orbit");
});

test("what cannot be recorded is not shown", () => {
  // A folder in its place: nobody can write an access log there, root neither.
  mkdirSync(accessFile(data));
  const { status, stdout, stderr } = rastro(["events", "--format", "ndjson"]);
  expect({ status, stdout }).toEqual({ status: 4, stdout: "" });
  expect(stderr).toContain("store_read_only");
});
