import { createHash } from "node:crypto";

import { demoRegistry } from "#audit/demo/registry.ts";
import { DEMO_END, DEMO_EVENTS, DEMO_SEED, demoTrail } from "#audit/demo/trail.ts";
import { type Db, openStore } from "#db/client.ts";
import { ledgerSize } from "#db/events.ts";
import { logOf } from "#db/ingest/write-ahead-log.ts";
import { demoFile, isEmpty, storeFile } from "#db/live.ts";
import { newestSnapshot } from "#db/registry.ts";

import { type Input, importEvents } from "../import-events.ts";
import { importSnapshot } from "../import-snapshot.ts";
import { say } from "../output.ts";
import type { ServeSettings } from "./settings.ts";

/**
 * Makes everything kept ready before the first request: creates or migrates the store and, while it is empty, fills the
 * demo's, which is a store of its own because a ledger never forgets.
 *
 * @throws Problem `store_…` when a store cannot be used
 */
export async function prepareData({ data, demo }: Pick<ServeSettings, "data" | "demo">): Promise<void> {
  const empty = await withStore(storeFile(data), isEmpty);
  if (empty && demo) await withStore(demoFile(data), fillDemo);
}

async function fillDemo(db: Db): Promise<void> {
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

async function withStore<T>(file: string, work: (db: Db) => T | Promise<T>): Promise<T> {
  const db = openStore(file);
  try {
    return await work(db);
  } finally {
    db.$client.close();
  }
}
