import { gzipSync } from "node:zlib";

import { type Measure, median, type Measured as Result } from "../measure.ts";
import { type House, openHouse } from "./house.ts";
import type { Measured } from "./servers.ts";
import { compareStarts } from "./starts.ts";
import { cpuPerVisit, read, underLoad, type Visit } from "./visits.ts";

/** What `/events` costs, signed in, beside a bare Next page of the same rows and cells. */
export const measureWeb: Measure = async ({ file, say }) => {
  const house = await openHouse(file, say);
  const { ours, bare } = house;
  try {
    const results = [await compareCpu(house, say), ...(await compareLoad(house)), await compareScripts(house)];
    await Promise.all([ours.stop(), bare.stop()]);
    return [...results, ...(await compareStarts(house.again, say))];
  } finally {
    await house.close();
  }
};

const ROUNDS = 21;
const VISITS = 40;
/** After 1,600 visits the engine has compiled most of what it compiles: servers run for weeks. */
const FIRST_ROUNDS = 40;

// In turns, so that what else the machine does falls on both. Those before, too: a server that waited while the other got warm
// makes its next pages at twice the cost.
async function compareCpu({ ours, bare, page, plain }: House, say: (line: string) => void): Promise<Result> {
  const all: { value: number; floor: number }[] = [];
  for (let round = 0; round < FIRST_ROUNDS + ROUNDS; round += 1) {
    const value = await cpuPerVisit(ours, page, VISITS);
    all.push({ value, floor: await cpuPerVisit(bare, plain, VISITS) });
  }
  const rounds = all.slice(FIRST_ROUNDS);
  say(`CPU a request: ${rounds.map(({ value, floor }) => `${value.toFixed(1)}/${floor.toFixed(1)}`).join(" ")} ms`);
  return {
    name: "html-events",
    limit: { atMost: 2.5 },
    value: median(rounds.map(({ value }) => value)),
    floor: median(rounds.map(({ floor }) => floor)),
  };
}

const PEOPLE = 16;
const LOAD_ROUNDS = 7;
const LOAD_MS = 4_000;

type Load = Awaited<ReturnType<typeof underLoad>>;

async function compareLoad({ page, plain }: House): Promise<Result[]> {
  const rounds: { value: Load; floor: Load }[] = [];
  for (let round = 0; round < LOAD_ROUNDS; round += 1) {
    const value = await underLoad(page, PEOPLE, LOAD_MS);
    rounds.push({ value, floor: await underLoad(plain, PEOPLE, LOAD_MS) });
  }
  const medians = (what: keyof Load) => ({
    value: median(rounds.map(({ value }) => value[what])),
    floor: median(rounds.map(({ floor }) => floor[what])),
  });
  return [
    { name: "html-rps", ...medians("perSecond"), limit: { atLeast: 0.4 } },
    { name: "html-p99", ...medians("p99"), limit: null },
  ];
}

async function compareScripts({ ours, bare, page, plain }: House): Promise<Result> {
  const value = await scriptBytes(ours, page);
  const floor = await scriptBytes(bare, plain);
  return { name: "js-events", value, floor, limit: { atMost: 1.9 }, most: 260_000 };
}

/** The scripts that a page loads at first, but for those that no browser of today asks for. */
async function scriptBytes({ url }: Measured, visit: Visit): Promise<number> {
  const html = await read(visit);
  const tags = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => !/nomodule/i.test(tag));
  const sources = new Set(tags.flatMap((tag) => /\ssrc="([^"]+)"/.exec(tag)?.[1] ?? []));
  const sizes = await Promise.all(
    [...sources].map(async (source) => {
      const answer = await fetch(new URL(source.replaceAll("&amp;", "&"), url));
      return gzipSync(Buffer.from(await answer.arrayBuffer()), { level: 9 }).length;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
