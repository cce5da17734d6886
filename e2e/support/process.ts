import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const ROOT = join(import.meta.dirname, "../..");
// The same entry as npm start and npm run rastro, on the Node that package.json pins.
const NODE = join(ROOT, "node_modules/.bin/node");

/** Settings of the store and server under test; nothing of the tester's own environment leaks in. */
export type Settings = Record<string, string>;

/** How a program is started: as for node:child_process, and from another folder than this checkout. */
type Start = SpawnOptions & { root?: string };

export type Finished = { code: number | null; stdout: string; stderr: string };

/** Starts a program of ours, given by its path in the checkout. It does not outlive this process. */
export function startOurs(
  program: string,
  args: string[],
  settings: Settings,
  { root = ROOT, ...options }: Start = {},
): ChildProcess {
  const env = { ...ambient(), ...settings };
  // As npm start does: half of a start is the compiling of the same modules.
  const cached = ["--import", join(root, "cli/setup/compile-cache.js")];
  const child = spawn(NODE, [...cached, join(root, program), ...args], { cwd: root, env, ...options });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  child.once("exit", () => process.off("exit", kill));
  return child;
}

/** Runs the `rastro` command to its end. */
export async function runRastro(args: string[], settings: Settings, stdin: string | Buffer = ""): Promise<Finished> {
  const child = startOurs("cli/setup/launch.js", ["rastro", ...args], settings);
  const { stdin: input, stdout, stderr } = child;
  if (!input || !stdout || !stderr) throw new Error("the command line has no pipes");
  // A command that refuses its input closes it before it is read to the end.
  input.on("error", () => {}).end(stdin);
  const [out, err, [code]] = await Promise.all([text(stdout), text(stderr), once(child, "close")]);
  return { code, stdout: out, stderr: err };
}

function ambient(): NodeJS.ProcessEnv {
  // The colours too: Playwright forces them in its workers, and Node warns on stderr of two that contradict.
  const dropped = /^(RASTRO_.*|HOST|PORT|NODE_ENV|FORCE_COLOR|NO_COLOR)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !dropped.test(name))) as NodeJS.ProcessEnv;
}
