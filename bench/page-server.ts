import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { openReadOnly } from "#db/client.ts";
import { ledgerSize } from "#db/events.ts";
import { accessFile } from "#db/live.ts";
import { ACCESS } from "#db/migrate.ts";

import type { Told } from "./null-log.ts";

const ROOT = join(import.meta.dirname, "..");
const ADMIN = { email: "bench@rastro.example", password: "orbit velvet cinnamon 9" };

export type PageServer = {
  /** Asks for an address as somebody who is signed in, and reads the answer to its end. */
  get: (path: string) => Promise<void>;
  /** How much of the processor it has used so far, in microseconds. */
  cpuUs: () => Promise<number>;
  stop: () => Promise<void>;
};

/** Starts the production server over a trail, with an access log of its own, or with none that anything is written to. */
export async function startPages(trail: string, log: "recorded" | "silenced"): Promise<PageServer> {
  const data = join(ROOT, ".bench", `pages-${log}`);
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  symlinkSync(trail, join(data, "rastro.db"));
  const child = serve(data);
  const url = await printedBy(child);
  if (log === "silenced") await tell(child, { kind: "silence", file: accessFile(data) });
  const cookie = await signIn(url);
  const get = async (path: string) => {
    const answer = await fetch(url + path, { headers: { cookie }, redirect: "manual" });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
  };
  const stop = async () => {
    child.kill("SIGTERM");
    await once(child, "exit");
    if (looksIn(data) > 0 !== (log === "recorded")) throw new Error(`the looks were not ${log}`);
    rmSync(data, { recursive: true, force: true });
  };
  return { get, cpuUs: () => tell(child, { kind: "cpu" }), stop };
}

function looksIn(data: string): number {
  const access = openReadOnly(accessFile(data), ACCESS);
  try {
    return ledgerSize(access);
  } finally {
    access.$client.close();
  }
}

function serve(data: string): ChildProcess {
  const settings = { RASTRO_DATA: data, RASTRO_DEMO: "0", HOST: "127.0.0.1", PORT: "0" };
  const admin = { RASTRO_ADMIN_EMAIL: ADMIN.email, RASTRO_ADMIN_PASSWORD: ADMIN.password };
  const flags = ["--import", join(ROOT, "bench/null-log.ts")];
  return spawn(process.execPath, [...flags, join(ROOT, "cli/serve.ts")], {
    cwd: ROOT,
    env: { ...process.env, ...settings, ...admin },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
}

async function printedBy(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("the server has no pipe");
  for await (const line of createInterface({ input: child.stdout })) if (line.startsWith("http")) return line;
  throw new Error("the server ended before it was ready");
}

async function tell(child: ChildProcess, told: Told): Promise<number> {
  const answered = once(child, "message");
  child.send(told);
  const [{ us }] = await answered;
  return us;
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify(ADMIN),
  });
  if (answer.status !== 200) throw new Error(`sign-in: ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}
