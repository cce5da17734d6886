import { resolve } from "node:path";

import { parseZone } from "#audit/time.ts";

export type Settings = { data: string; demo: boolean; zone: string; observable: boolean };

/**
 * The environment of the server process as the pages need it, read here and nowhere else among them.
 *
 * @throws Problem `setting_invalid`
 */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  return {
    /** The directory of everything kept. */
    data: resolve(/*turbopackIgnore: true*/ env.RASTRO_DATA || "data"),
    /** Whether the demo trail is shown while the store is empty. */
    demo: env.RASTRO_DEMO !== "0",
    /** The zone in which times are shown and typed. */
    zone: parseZone(env.RASTRO_ZONE || "America/Sao_Paulo", "RASTRO_ZONE"),
    /** Whether /api/ready and /api/metrics are open: nobody but this machine reaches us, not through a proxy either. */
    observable: !env.RASTRO_ORIGIN && /^(127\..*|::1|localhost|)$/.test(env.HOST ?? ""),
  };
}
