import { createHash } from "node:crypto";

import { demoRegistry } from "#audit/demo/registry.ts";
import { DEMO_END, DEMO_EVENTS, DEMO_SEED, demoTrail } from "#audit/demo/trail.ts";
import type { Db } from "#db/client.ts";
import { ledgerSize } from "#db/events.ts";
import { logOf } from "#db/ingest/write-ahead-log.ts";
import { newestSnapshot } from "#db/registry.ts";

import { type Input, importEvents } from "../import-events.ts";
import { importSnapshot } from "../import-snapshot.ts";
import { say } from "../output.ts";

/** Fills a store with the demo trail and its registry, unless it holds them already. */
export async function fillDemo(db: Db): Promise<void> {
  if (ledgerSize(db) < DEMO_EVENTS) {
    say("rastro: the store is empty; writing the demo trail");
    const tally = { read: 0, recorded: 0, duplicate: 0, refused: 0 };
    await importEvents(
      db,
      inputOf("demo trail", () => demoTrail({ events: DEMO_EVENTS, seed: DEMO_SEED })),
      tally,
      {
        source: "demo",
      },
    );
    // The server goes on; what moved the log has nothing more to do.
    logOf(db).close();
  }
  if (newestSnapshot(db) === null) {
    const phones = inputOf("demo registry", () => demoRegistry({ seed: DEMO_SEED }));
    await importSnapshot(db, [phones], { source: "demo", asOf: Date.parse(DEMO_END) });
  }
}

function inputOf(name: string, lines: () => Iterable<string>): Input {
  return {
    name,
    bytes: async function* () {
      for (const line of lines()) yield Buffer.from(`${line}\n`);
    },
    digest: async () => {
      const hash = createHash("sha256");
      for (const line of lines()) hash.update(`${line}\n`);
      return hash.digest("hex");
    },
  };
}
