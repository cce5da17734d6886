import { randomUUID } from "node:crypto";
import { userInfo } from "node:os";

import type { Look, Looker } from "#audit/looks.ts";
import { openStore } from "#db/client.ts";
import { listLooked } from "#db/listings.ts";
import { accessFile } from "#db/live.ts";
import { appendLooks } from "#db/looks.ts";
import { ACCESS } from "#db/migrate.ts";

import { settings } from "./settings.ts";

/**
 * Records a look of the command line before anything of it is printed: what cannot be recorded is not shown.
 *
 * @throws Problem `store_…`
 */
export function recordLook(verb: string, { event, object }: Pick<Look, "event" | "object">): void {
  const access = openStore(accessFile(settings.data), ACCESS);
  try {
    appendLooks(
      access,
      [{ looker: looker(), look: { event, method: "RUN", uri: `rastro ${verb}`, object } }],
      Date.now(),
    );
    listLooked(access);
  } finally {
    access.$client.close();
  }
}

/** Who runs the command line, as the access log and the quarantine name them. */
export const commandViewer = (): string => `cli:${userInfo().username}`;

const looker = (): Looker => ({
  viewer: commandViewer(),
  roles: [],
  origin: "CLI",
  session: null,
  address: null,
  request: randomUUID(),
});
