import { spawn } from "node:child_process";
import { once } from "node:events";
import { linkSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { ensureBuilt } from "../../cli/setup/build.js";
import { FOLDER } from "../trail.ts";
import { BARE, type Measured, startBare, startOurs } from "./servers.ts";
import { ADMIN_SETTINGS, read, signIn, tableOf, type Visit } from "./visits.ts";

/** Our server and the one it is compared with, and the same page of each. */
export type House = {
  ours: Measured;
  bare: Measured;
  page: Visit;
  plain: Visit;
  /** Starts another of each, once they have been stopped. */
  again: { ours: () => Promise<Measured>; bare: () => Promise<Measured> };
  close: () => Promise<void>;
};

/**
 * Builds and starts both servers: ours on a trail (its file), the other with the very rows and cells that ours
 * shows, in a plain table.
 */
export async function openHouse(trail: string, say: (line: string) => void): Promise<House> {
  const data = join(FOLDER, `data-${process.pid}`);
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true });
  linkSync(trail, join(data, "rastro.db"));
  if ((await ensureBuilt()) !== 0) throw new Error("next build did not succeed");
  await buildBare(say);
  const rows = join(data, "rows.json");
  const again = { ours: () => startOurs(data, ADMIN_SETTINGS), bare: () => startBare(rows) };
  const ours = await again.ours();
  const page = { address: `${ours.url}/events`, cookie: await signIn(ours) };
  writeFileSync(rows, JSON.stringify(tableOf(await read(page))));
  const bare = await again.bare();
  const close = async () => {
    await Promise.all([ours.stop(), bare.stop()]);
    rmSync(data, { recursive: true, force: true });
  };
  return { ours, bare, page, plain: { address: `${bare.url}/events`, cookie: "" }, again, close };
}

let bareBuilt = false;

/** Once a run: it is small, and what it is made of may have changed since the run before. */
async function buildBare(say: (line: string) => void): Promise<void> {
  if (bareBuilt) return;
  say("building the bare page");
  const next = join(import.meta.dirname, "../../node_modules/next/dist/bin/next");
  const child = spawn(process.execPath, [next, "build", BARE], { stdio: ["ignore", "ignore", "inherit"] });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`the bare page was not built: exit ${code}`);
  bareBuilt = true;
}
