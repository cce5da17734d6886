import { rmSync } from "node:fs";
import { join } from "node:path";

import { demoTrail } from "#audit/demo/trail.ts";
import { type Db, openStore } from "#db/client.ts";

import { importEvents } from "../cli/import-events.ts";
import { copyToDisk } from "./copies.ts";
import { type Measure, median } from "./measure.ts";
import { rawInserts } from "./raw-inserts.ts";
import { FOLDER } from "./trail.ts";

/**
 * Events a second into a copy of the store, with everything on; against raw prepared inserts of the same rows into the same
 * tables of another copy, and those against inserts of the payloads alone. All three are taken by turns, batch by batch, each commit on
 * the disk before the next.
 */
export const measureImports: Measure = async ({ file, size, say }) => {
  const paths = ["import.db", "raw.db", "payloads.db"].map((name) => join(FOLDER, name));
  const [copy = "", other = "", bare = ""] = paths;
  const clean = () => {
    for (const path of paths) for (const end of ["", "-wal", "-shm"]) rmSync(path + end, { force: true });
  };
  clean();
  say(`import: copying the store of ${size} twice`);
  for (const path of [copy, other]) copyToDisk(file, path);
  const [db, raw, payloads] = [openStore(copy), openStore(other), openStore(bare, [ONLY_PAYLOADS])];
  try {
    return results(await takeTurns(db, raw, payloads.$client));
  } finally {
    for (const store of [db, raw, payloads]) store.$client.close();
    clean();
  }
};

const ONLY_PAYLOADS = "CREATE TABLE only_payloads (leaf_index INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;";

type Turn = { imported: number; raw: number; payloads: number };

async function takeTurns(db: Db, other: Db, payloads: Db["$client"]): Promise<Turn[]> {
  const turns: Turn[] = [];
  const raw = rawInserts(db, other);
  const insertPayload = payloads.prepare("INSERT INTO only_payloads (bytes) VALUES (?)");
  for (const document of documents()) {
    const imported = await elapsed(() => importEvents(db, document, tally(), { source: "bench" }));
    const rows = raw.newRows();
    const bodies = rows.find(({ table }) => table === "payloads")?.rows ?? [];
    const inserted = await elapsed(() => raw.insert(rows));
    const alone = await elapsed(() =>
      payloads.transaction(() => bodies.forEach(([, bytes]) => void insertPayload.run(bytes))).immediate(),
    );
    turns.push({ imported, raw: inserted, payloads: alone });
  }
  return turns.slice(WARM_UP);
}

const [WARM_UP, TURNS, BATCH] = [3, 15, 1000];

const tally = () => ({ read: 0, recorded: 0, duplicate: 0, refused: 0 });

/** Documents of a thousand new events, as a file would hold them. */
function* documents() {
  let lines: string[] = [];
  for (const line of demoTrail({ events: (WARM_UP + TURNS) * BATCH, seed: 4242 })) {
    if (lines.push(line) < BATCH) continue;
    const bytes = Buffer.from(lines.join("\n"));
    yield {
      name: "bench",
      bytes: async function* () {
        yield bytes;
      },
      digest: async () => "bench",
    };
    lines = [];
  }
}

async function elapsed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function results(turns: Turn[]) {
  const perSecond = (which: keyof Turn) => BATCH / (median(turns.map((turn) => turn[which])) / 1000);
  const [imported, raw, payloads] = [perSecond("imported"), perSecond("raw"), perSecond("payloads")];
  return [
    { name: "import-file", value: imported, floor: raw, limit: { atLeast: 0.5 } },
    { name: "import-cost", value: raw, floor: payloads, limit: { atLeast: 0.15 } },
  ];
}
