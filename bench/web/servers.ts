import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
export const BARE = join(ROOT, "bench/bare");

/** A server that is measured. `readyMs`: from its start to its first answer. */
export type Measured = {
  url: string;
  readyMs: number;
  /** Milliseconds of CPU that it has used so far, all its threads together. */
  cpuMs: () => number;
  rssMib: () => number;
  stop: () => Promise<void>;
};

/** Starts our server on a directory of data; it answers at `/sign-in`. Its log, a line for each post, may be left unread. */
export const startOurs = (data: string, env: Record<string, string>, log: Log = "inherit"): Promise<Measured> =>
  start(["--import", "./cli/setup/compile-cache.js", "cli/serve.ts"], { RASTRO_DATA: data, ...env }, "/sign-in", log);

type Log = "inherit" | "ignore";

/** Starts the bare Next server that shows these rows (a file); it is built already. */
export const startBare = (rows: string): Promise<Measured> =>
  start(["node_modules/next/dist/bin/next", "start", BARE, "-H", "127.0.0.1"], { BARE_ROWS: rows }, "/events");

async function start(
  args: string[],
  env: Record<string, string>,
  first: string,
  log: Log = "inherit",
): Promise<Measured> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: "production", HOST: "127.0.0.1", PORT: String(port), ...env },
    stdio: ["ignore", "ignore", log],
  });
  const url = `http://localhost:${port}`;
  await answers(child, url + first);
  const readyMs = performance.now() - began;
  return { url, readyMs, cpuMs: () => cpuMs(child), rssMib: () => rssMib(child), stop: () => stop(child) };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

async function answers(child: ChildProcess, address: string): Promise<void> {
  const until = performance.now() + 60_000;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const ok = await fetch(address).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`no answer from ${address}`);
}

const proc = (child: ChildProcess, file: string): string => readFileSync(`/proc/${child.pid}/${file}`, "utf8");

// utime and stime, in the hundredths of a second that Linux counts in; the name of the program may hold spaces.
function cpuMs(child: ChildProcess): number {
  const fields = proc(child, "stat").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const rssMib = (child: ChildProcess): number => Number(/VmRSS:\s+(\d+)/.exec(proc(child, "status"))?.[1]) / 1024;

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
}
