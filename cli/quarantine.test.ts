import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { statusEvent } from "#audit/honest-event.ts";
import { openStore } from "#db/client.ts";
import { accessFile } from "#db/live.ts";
import { ACCESS } from "#db/migrate.ts";

const data = mkdtempSync(join(tmpdir(), "rastro-quarantine-"));
afterAll(() => rmSync(data, { recursive: true }));

function rastro(args: string[], input = "") {
  const env = { ...process.env, RASTRO_DATA: data };
  const { status, stdout, stderr } = spawnSync(process.execPath, ["cli/rastro.ts", ...args], {
    input,
    encoding: "utf8",
    env,
  });
  return { status, stdout, stderr };
}
const waiting = () => JSON.parse(rastro(["quarantine", "list", "--json"]).stdout);

test("what was refused is mended, replayed or discarded by its number, with a reason that the access log has", () => {
  const bad = (id: string) => JSON.stringify(statusEvent({ id, object: { status: 7 } }));
  expect(rastro(["import", "-"], ["one", "two", "three"].map(bad).join("\n")).status).toBe(3);
  expect(waiting()).toMatchObject({ quarantined: 3, items: [{ id: 3, state: "waiting" }, { id: 2 }, { id: 1 }] });
  const because = ["--reason", "case 4711"];

  expect(rastro(["quarantine", "replay", "1"])).toMatchObject({ status: 2, stdout: "" });
  expect(rastro(["quarantine", "replay", "1", "--set", "/no/where=1", ...because])).toMatchObject({ status: 2 });
  // Nothing is done where one of several cannot be.
  expect(rastro(["quarantine", "discard", "3", "999", ...because])).toMatchObject({ status: 2, stdout: "" });
  expect(waiting()).toMatchObject({ quarantined: 3 });
  const again = rastro(["quarantine", "replay", "1", "--alike", ...because, "--json"]);
  expect([again.status, JSON.parse(again.stdout).decided]).toMatchObject([
    3,
    [1, 2, 3].map((id) => ({ id, outcome: "refused", problem: { code: "body_invalid" } })),
  ]);
  const mended = rastro(["quarantine", "replay", "1", "--set", '/data/object/status="BLOCKED"', ...because]);
  expect(mended).toMatchObject({ status: 0, stdout: "1: recorded, leaf 0\n" });
  const file = join(data, "mended.json");
  writeFileSync(file, JSON.stringify(statusEvent({ id: "two" })));
  expect(rastro(["quarantine", "replay", "2", "--payload", file, ...because]).stdout).toBe("2: recorded, leaf 1\n");
  expect(rastro(["quarantine", "discard", "3", ...because]).stdout).toBe("3: discarded\n");
  expect(waiting()).toEqual({ quarantined: 0, items: [] });
  expect(rastro(["quarantine", "list", "--all"]).stdout).toMatch(/discarded[\s\S]*settled[\s\S]*settled/);
  expect(rastro(["events", "flag:mended", "--count"]).stdout.trim()).toBe('{"count":2}');

  const access = openStore(accessFile(data), ACCESS);
  const looks = access.$client
    .prepare("SELECT bytes FROM payloads")
    .pluck()
    .all()
    .map(String)
    .map((one) => JSON.parse(one));
  const changes = looks.filter(({ event_type }) => event_type === "quarantine_change");
  const [, refused, first] = changes;
  expect(refused.data.object).toMatchObject({
    what: "replay",
    items: [1],
    reason: "case 4711",
    refused: "edit_invalid",
  });
  expect(first.data).toMatchObject({
    email: `cli:${userInfo().username}`,
    object: { what: "replay", items: [1, 2, 3], total: 3, reason: "case 4711" },
  });
  access.$client.close();
});
