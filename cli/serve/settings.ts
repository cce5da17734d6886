import { Problem } from "#audit/problems.ts";
import { parseSeconds, parseZone } from "#audit/time.ts";

export type ServeSettings = ReturnType<typeof readSettings>;

/**
 * Reads from the environment what serving needs to know. The only place of this process outside the pages that does.
 *
 * @throws Problem `setting_invalid`
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env) {
  return {
    host: env.HOST || "127.0.0.1",
    port: parsePort(env.PORT || "3000"),
    /** Directory of everything kept. */
    data: env.RASTRO_DATA || "./data",
    /** Whether the demo trail is served while the store is empty. */
    demo: env.RASTRO_DEMO !== "0",
    /** The pages read it for themselves; here it is refused before anything is served. */
    zone: parseZone(env.RASTRO_ZONE || "America/Sao_Paulo", "RASTRO_ZONE"),
    exportSeconds: parseSeconds(env.RASTRO_EXPORT_SECONDS || "600", "RASTRO_EXPORT_SECONDS"),
  };
}

/** 0 is any free port. */
function parsePort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new Problem("setting_invalid", { name: "PORT", expected: "a whole number from 0 to 65535" });
}
