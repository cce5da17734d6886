import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import { type Finished, runRastro, type Settings, startOurs } from "./process.ts";

export type TestServer = {
  /** Address of the pages, without a slash at its end. */
  url: string;
  /** Directory of everything that this server keeps. */
  data: string;
  /** Runs the command line against the same store. */
  rastro: (args: string[], stdin?: string | Buffer) => Promise<Finished>;
  /** The one-time link that a server prints while nobody may sign in. */
  link: () => Promise<string>;
  /** Everything that the server has printed so far, on both of its outputs. */
  log: () => string;
  stop: () => Promise<void>;
};

/**
 * Starts the production server on a free port and an empty store of its own; `settings` go over the defaults, and `root`
 * is another copy of the checkout.
 */
export async function startServer(settings: Settings = {}, root?: string): Promise<TestServer> {
  const data = await mkdtemp(join(tmpdir(), "rastro-e2e-"));
  const all = { HOST: "127.0.0.1", PORT: "0", RASTRO_DATA: data, RASTRO_DEMO: "0", ...settings };
  const child = startOurs("cli/serve.ts", [], all, {
    stdio: ["ignore", "pipe", "pipe"],
    ...(root === undefined ? {} : { root }),
  });
  const logged: string[] = [];
  for (const output of [child.stdout, child.stderr]) output?.on("data", (piece) => void logged.push(String(piece)));
  child.stderr?.pipe(process.stderr, { end: false });
  const printed = printedBy(child);
  const url = await printed(/^http:\/\/localhost:\d+$/);
  const link = () => printed(/^http.*\/sign-in\?token=.*$/);
  const rastro = (args: string[], stdin?: string | Buffer) => runRastro(args, all, stdin);
  return { url, data, rastro, link, log: () => logged.join(""), stop: () => stop(child, data) };
}

/** Gives the first line that the server prints, or printed already, of a form. */
export function printedBy(child: ChildProcess): (form: RegExp) => Promise<string> {
  if (!child.stdout) throw new Error("the server has no pipe");
  const before: string[] = [];
  // Read to the end even after the address came: a full pipe would stop the server.
  const lines = createInterface({ input: child.stdout }).on("line", (line) => void before.push(line));
  return (form) => awaited(child, lines, before, form);
}

async function awaited(child: ChildProcess, lines: Interface, before: string[], form: RegExp): Promise<string> {
  const found = before.find((line) => form.test(line));
  if (found) return found;
  return new Promise((resolve, reject) => {
    lines.on("line", (line) => form.test(line) && resolve(line));
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code} before it printed ${form}`)));
  });
}

async function stop(child: ChildProcess, data: string): Promise<void> {
  const running = child.exitCode === null && child.signalCode === null;
  const ended = running ? once(child, "exit") : [child.exitCode];
  child.kill("SIGTERM");
  const [code] = await ended;
  await rm(data, { recursive: true, force: true });
  if (code !== 0) throw new Error(`the server did not stop gracefully: exit ${code}`);
}
