import { ensureBuilt } from "../cli/setup/build.js";
import type { Measure, Measured } from "./measure.ts";
import { type PageServer, startPages } from "./page-server.ts";

/** Pages that record a look of fifty leaves, of one, and of an account. */
const PAGES = ["/events", "/events/7", "/operators"];
const WARM = 30;
const ROUNDS = 60;
const EACH = 5;

/**
 * What the access log costs a page: the processor time of a server that records, against one that answers the same pages
 * with a recorder that does nothing. Processor time, not time: others may be at work on the machine. The two take turns, and
 * the median of the turns' ratios counts.
 */
export const measureAccessLog: Measure = async ({ file, say }) => {
  if ((await ensureBuilt()) !== 0) throw new Error("next build did not succeed");
  const [recorded, silenced] = [await startPages(file, "recorded"), await startPages(file, "silenced")];
  try {
    const found: Measured[] = [];
    for (const path of PAGES) {
      for (const server of [recorded, silenced]) await costOf(server, path, WARM);
      found.push({ ...(await compare(recorded, silenced, path)), name: `access-log-cost ${path}` });
      say(`access-log-cost: ${JSON.stringify(found.at(-1))}`);
    }
    return found;
  } finally {
    await Promise.all([recorded.stop(), silenced.stop()]);
  }
};

/** Microseconds of a turn with the log, and without: those of the turn whose ratio is the middle one. */
async function compare(recorded: PageServer, silenced: PageServer, path: string): Promise<Omit<Measured, "name">> {
  const turns: { value: number; floor: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const value = await costOf(recorded, path, EACH);
    turns.push({ value, floor: await costOf(silenced, path, EACH) });
  }
  const middle = turns.toSorted((one, other) => one.value / one.floor - other.value / other.floor)[ROUNDS >> 1];
  return { ...(middle ?? { value: Number.NaN, floor: 1 }), limit: { atMost: 1.15 } };
}

/** Processor time of one request, in microseconds. */
async function costOf(server: PageServer, path: string, requests: number): Promise<number> {
  const before = await server.cpuUs();
  for (let n = 0; n < requests; n += 1) await server.get(path);
  return ((await server.cpuUs()) - before) / requests;
}
