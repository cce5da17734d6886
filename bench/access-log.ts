import { ensureBuilt } from "../cli/setup/build.js";
import type { Measure } from "./measure.ts";
import { type PageServer, startPages } from "./page-server.ts";
import { trailOf } from "./trail.ts";

/** Pages that record a look of fifty leaves, of one, and of an account. */
const PAGES = ["/events", "/events/7", "/operators"];
const WARM = 30;
const ROUNDS = 20;
const EACH = 5;

/**
 * What the access log costs a page: the processor time of a server that records, against one that answers the same pages
 * with a recorder that does nothing. Processor time, not time: others may be at work on the machine. The two take turns, and
 * the median of the turns' ratios counts.
 */
export const measureAccessLog: Measure = async ({ size, say }) => {
  if ((await ensureBuilt()) !== 0) throw new Error("next build did not succeed");
  const trail = trailOf(size);
  const [recorded, silenced] = [await startPages(trail, "recorded"), await startPages(trail, "silenced")];
  try {
    const found: Record<string, unknown> = {};
    for (const path of PAGES) {
      for (const server of [recorded, silenced]) await costOf(server, path, WARM);
      found[path] = await compare(recorded, silenced, path);
      say(`${path}: ${JSON.stringify(found[path])}`);
    }
    return found;
  } finally {
    await Promise.all([recorded.stop(), silenced.stop()]);
  }
};

async function compare(recorded: PageServer, silenced: PageServer, path: string) {
  const costs: Record<"with" | "without", number[]> = { with: [], without: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    costs.with.push(await costOf(recorded, path, EACH));
    costs.without.push(await costOf(silenced, path, EACH));
  }
  const [cpuUs, floorUs] = [median(costs.with), median(costs.without)];
  const ratios = costs.with.map((cost, round) => cost / (costs.without[round] ?? 1));
  const ratio = Math.round(median(ratios) * 1000) / 1000;
  return {
    cpu_us: Math.round(cpuUs),
    floor_us: Math.round(floorUs),
    times_floor: ratio,
    within_15_percent: ratio <= 1.15,
  };
}

/** Processor time of one request, in microseconds. */
async function costOf(server: PageServer, path: string, requests: number): Promise<number> {
  const before = await server.cpuUs();
  for (let n = 0; n < requests; n += 1) await server.get(path);
  return ((await server.cpuUs()) - before) / requests;
}

const median = (numbers: number[]): number => numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? 0;
