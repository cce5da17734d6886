import { existsSync } from "node:fs";
import { join } from "node:path";

import { Problem } from "#audit/problems.ts";

import { onceBegun } from "./beginnings.ts";
import { type Doors, guard, takesNoCookie } from "./doors.ts";
import { withHeaders } from "./headers.ts";
import { letHeapGrow } from "./heap.ts";
import { packing } from "./packing.ts";
import { QUIET_MS, resting } from "./rest.ts";
import { inTurns } from "./turns.ts";
import { whole } from "./whole.ts";

const ROOT = join(import.meta.dirname, "../..");

type Where = { host: string; port: number; secure: boolean };

/**
 * Opens the built pages in this process: one process is told to stop, and has to finish, only once.
 *
 * @throws Problem `path_unreadable` when nothing was built
 */
export async function openPages({ host, port, secure, ...doors }: Where & Doors) {
  if (!existsSync(join(ROOT, ".next/BUILD_ID"))) {
    throw new Problem("path_unreadable", { path: join(ROOT, ".next"), expected: "a build; npm start makes one" });
  }
  // Read by React and Next while they are loaded, so it is set before they are.
  Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" });
  letHeapGrow(QUIET_MS);
  const { default: next } = await import("next");
  const app = next({ dev: false, dir: ROOT, hostname: host, port });
  await app.prepare();
  const posts = inTurns(guard(packing(whole(app.getRequestHandler())), doors), takesNoCookie);
  const headed = withHeaders(posts, { secure });
  return { handle: resting(onceBegun(headed, takesNoCookie)), close: () => app.close() };
}
