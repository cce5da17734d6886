import { setTimeout as sleep } from "node:timers/promises";

import { median, type Measured as Result } from "../measure.ts";
import type { House } from "./house.ts";
import type { Measured as Server } from "./servers.ts";
import { read, signIn } from "./visits.ts";

const STARTS = 3;

/** After so long, a server that is left alone has come to rest. */
const REST_MS = 3_000;

/**
 * How long a start takes to its first answer, and what the server weighs when it rests after one `/events`, ours of somebody who has
 * signed in: medians, started by turns.
 */
export async function compareStarts({ ours, bare }: House["again"], say: (line: string) => void): Promise<Result[]> {
  const rounds: { value: Start; floor: Start }[] = [];
  for (let round = 0; round < STARTS; round += 1) {
    const value = await startOf(ours, signIn);
    rounds.push({ value, floor: await startOf(bare, nobody) });
  }
  say(`starts: ${rounds.map(({ value, floor }) => `${said(value)} / ${said(floor)}`).join(", ")}`);
  const of = (which: "value" | "floor", what: keyof Start) => median(rounds.map((round) => round[which][what]));
  return [
    { name: "rss-idle", value: of("value", "mib"), floor: of("floor", "mib"), limit: { atMost: 1.6 } },
    { name: "start-to-ready", value: of("value", "ms"), floor: of("floor", "ms"), limit: { atMost: 2 } },
  ];
}

type Start = { ms: number; mib: number };

const said = ({ ms, mib }: Start): string => `${Math.round(ms)} ms ${Math.round(mib)} MiB`;

const nobody = async () => "";

async function startOf(start: () => Promise<Server>, comeIn: (server: Server) => Promise<string>): Promise<Start> {
  const server = await start();
  await read({ address: `${server.url}/events`, cookie: await comeIn(server) });
  await sleep(REST_MS);
  const mib = server.rssMib();
  await server.stop();
  return { ms: server.readyMs, mib };
}
