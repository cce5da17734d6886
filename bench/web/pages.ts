import { gzipSync } from "node:zlib";

import { type House, openHouse } from "./house.ts";
import type { Measured } from "./servers.ts";
import { cpuPerVisit, median, read, underLoad, type Visit } from "./visits.ts";

/** A figure beside that of the bare page. */
export type Compared = { name: string; unit: string; value: number; floor: number };

/** What `/events` costs, signed in, beside a bare Next page of the same rows and cells. */
export async function comparePages(size: number, say: (line: string) => void): Promise<Compared[]> {
  const house = await openHouse(size, say);
  try {
    const started = { name: "start-to-ready", unit: "ms", value: house.ours.readyMs, floor: house.bare.readyMs };
    const html = await compareCpu(house, say);
    const idle = { name: "rss-idle", unit: "MiB", value: house.ours.rssMib(), floor: house.bare.rssMib() };
    return [html, ...(await compareLoad(house)), await compareScripts(house), idle, started];
  } finally {
    await house.close();
  }
}

const ROUNDS = 5;
const VISITS = 40;

// In turns, so that what else the machine does falls on both.
async function compareCpu({ ours, bare, page, plain }: House, say: (line: string) => void): Promise<Compared> {
  await cpuPerVisit(ours, page, VISITS);
  await cpuPerVisit(bare, plain, VISITS);
  const rounds: { value: number; floor: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const value = await cpuPerVisit(ours, page, VISITS);
    rounds.push({ value, floor: await cpuPerVisit(bare, plain, VISITS) });
  }
  say(`CPU a request: ${rounds.map(({ value, floor }) => `${value.toFixed(1)}/${floor.toFixed(1)}`).join(" ")} ms`);
  return {
    name: "html-events",
    unit: "ms of CPU a request",
    value: median(rounds.map(({ value }) => value)),
    floor: median(rounds.map(({ floor }) => floor)),
  };
}

const PEOPLE = 16;
const LOAD_MS = 8_000;

async function compareLoad({ page, plain }: House): Promise<Compared[]> {
  const floor = await underLoad(plain, PEOPLE, LOAD_MS);
  const value = await underLoad(page, PEOPLE, LOAD_MS);
  return [
    { name: "html-rps", unit: "requests/s", value: value.perSecond, floor: floor.perSecond },
    { name: "html-p99", unit: "ms", value: value.p99, floor: floor.p99 },
  ];
}

async function compareScripts({ ours, bare, page, plain }: House): Promise<Compared> {
  const value = await scriptBytes(ours, page);
  return { name: "js-events", unit: "bytes of script, gzip", value, floor: await scriptBytes(bare, plain) };
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
