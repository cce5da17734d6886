import { spawn } from "node:child_process";
import { constants } from "node:os";
import { insidePath, ROOT } from "./places.js";

const FORWARDED = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs one of the project's tools to its end. When a signal stops us meanwhile, we end with the tool.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 128 + the signal's number when one ended it
 */
export async function run(command, args, options = {}) {
  const { code, told } = await supervise(command, args, { env: toolEnv(), ...options });
  if (told) process.exit(exitCode(null, told));
  return code;
}

/**
 * Runs a program to its end; a signal that reaches us meanwhile is handed on to it, so that nothing outlives us.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 * @returns {Promise<{ code: number, told: NodeJS.Signals | null }>} `told` is the signal that was handed on
 */
export function supervise(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: "inherit", cwd: ROOT, ...options });
    let told = null;
    const forward = (/** @type {NodeJS.Signals} */ signal) => {
      told = signal;
      child.kill(signal);
    };
    for (const signal of FORWARDED) process.on(signal, forward);
    const leave = () => {
      for (const signal of FORWARDED) process.off(signal, forward);
    };
    child.once("error", (error) => {
      leave();
      reject(error);
    });
    child.once("exit", (code, signal) => {
      leave();
      resolve({ code: exitCode(code, signal), told });
    });
  });
}

/** The environment in which the project's tools run: no inherited NODE_ENV, for each of them sets the one it needs. */
export function toolEnv(env = process.env) {
  const { NODE_ENV, ...rest } = env;
  return { ...rest, PATH: insidePath(env.PATH), NEXT_TELEMETRY_DISABLED: "1" };
}

function exitCode(code, signal) {
  return code ?? 128 + (constants.signals[signal] ?? 0);
}
