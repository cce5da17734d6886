import { resolve } from "node:path";

import { parseZone } from "#audit/time.ts";
import { phoneKeyFile, secretFrom } from "#db/secrets.ts";

/** The environment of the command line, read here and nowhere else in this process. */
export const settings = {
  /** The directory of everything kept. */
  data: resolve(process.env.RASTRO_DATA || "data"),
  /** Where people find the pages; a link that is printed leads there. */
  address: (process.env.RASTRO_ORIGIN || `http://localhost:${process.env.PORT || "3000"}`).replace(/\/$/, ""),
  /** npm runs a script in the project's folder; paths are meant from where it was called. */
  from: (process.env.npm_lifecycle_event === "rastro" && process.env.INIT_CWD) || process.cwd(),
};

/** The key of phone tokens of this installation. */
export const phoneKey = (): Uint8Array => secretFrom(phoneKeyFile(settings.data));

/** The zone in which times without an offset are read: UTC on the command line unless said. */
export const zoneOf = (zone: string | undefined): string => parseZone(zone ?? "UTC", "--zone");
