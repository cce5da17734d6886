import { setTimeout as sleep } from "node:timers/promises";

import { Problem, type ProblemCode } from "#audit/problems.ts";
import { accessStore, closeStores } from "#db/live.ts";
import { prepareReserve } from "#db/reserve.ts";
import { problemLine, say } from "./output.ts";
import { prepareData } from "./serve/data.ts";
import { firstViewer } from "./serve/first-viewer.ts";
import { CannotListen, listen } from "./serve/listen.ts";
import { openPages } from "./serve/pages.ts";
import { openRecording } from "./serve/recording.ts";
import { readSettings, type ServeSettings } from "./serve/settings.ts";

/**
 * Serves the built pages until SIGINT or SIGTERM, then lets the answers that have begun finish.
 *
 * @returns the exit code: 0 told to stop, 4 could not serve
 */
export async function serve(settings: ServeSettings): Promise<number> {
  try {
    const door = await listen(settings);
    await prepareData(settings);
    const token = await firstViewer(settings);
    const access = accessStore(settings.data);
    const address = settings.origin ?? door.url;
    const origins = settings.origin ? [settings.origin] : loopbackOrigins(door.port);
    const recording = openRecording(settings.data);
    const pages = await openPages({ ...settings, port: door.port, secure: settings.origin !== null, origins });
    const told = stopSignal();
    door.open(pages.handle);
    // Alone on its line, for people to click and for programs to find.
    process.stdout.write(`${door.url}\n`);
    if (token !== null) process.stdout.write(`${address}/sign-in?token=${token}\n`);
    await Promise.race([told, sleep(SETTLED_MS, undefined, { ref: false })]);
    prepareReserve(access);
    await told;
    await door.close();
    await pages.close();
    await recording.close();
    closeStores();
    return 0;
  } catch (error) {
    return sayExpected(error, 4);
  }
}

/**
 * The reserve of the access log is prepared when the first who wait have been let in: it takes as long as a page. Looks before that
 * are recorded without it, or refused, as ever.
 */
const SETTLED_MS = 500;

/** The settings in the environment; undefined, after saying why, when one of them is not understood. */
export function settingsOrSay(): ServeSettings | undefined {
  try {
    return readSettings();
  } catch (error) {
    sayExpected(error, 2);
    return undefined;
  }
}

/** A browser on this machine may call it by either name. */
const loopbackOrigins = (port: number): string[] =>
  ["localhost", "127.0.0.1", "[::1]"].map((name) => new URL(`http://${name}:${port}`).origin);

/** The second signal is heard too and changes nothing: a terminal and npm both send one for a single Ctrl-C. */
function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => resolve());
  });
}

// The first administrator's e-mail and password are settings too.
const SETTINGS: ProblemCode[] = ["setting_invalid", "email_invalid", "password_weak"];

function sayExpected(error: unknown, exitCode: number): number {
  if (!(error instanceof Problem || error instanceof CannotListen)) throw error;
  say(`rastro: ${error instanceof Problem ? problemLine(error) : error.message}`);
  return error instanceof Problem && SETTINGS.includes(error.code) ? 2 : exitCode;
}

if (import.meta.main) {
  const settings = settingsOrSay();
  // Next leaves timers behind that would keep a stopped server's process alive.
  process.exit(settings ? await serve(settings) : 2);
}
