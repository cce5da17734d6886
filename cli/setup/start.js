import { ensureBuilt } from "./build.js";
import { Stop } from "./stop.js";

/**
 * `npm start`: builds when needed, then serves until it is told to stop.
 *
 * @returns {Promise<number>} the exit code
 */
export async function start() {
  const { serve, settingsOrSay } = await import("../serve.ts");
  // Before the build: nobody should wait a minute to hear that PORT is misspelt.
  const settings = settingsOrSay();
  if (!settings) return 2;
  const code = await ensureBuilt();
  if (code !== 0) throw new Stop(code > 128 ? code : 4, `next build did not succeed (exit ${code})`);
  return serve(settings);
}
