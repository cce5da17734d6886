import { parseArgs } from "node:util";

import { openReadOnly } from "#db/client.ts";

import { measureAccessLog } from "./access-log.ts";
import { measureCounts } from "./counts.ts";
import { measureExports } from "./exports.ts";
import { measureFacets } from "./facets.ts";
import { measureImports } from "./imports.ts";
import { measureIngest } from "./ingest/measure-ingest.ts";
import { measureLoop } from "./ingest/measure-loop.ts";
import { type Bench, type Measure, type Result, resultOf } from "./measure.ts";
import { ORIGINALS } from "./originals.ts";
import { measurePages } from "./pages.ts";
import { measureSize } from "./sizes.ts";
import { flatness, storeResults } from "./stored-results.ts";
import { measureTexts } from "./texts.ts";
import { trailOf } from "./trail.ts";
import { measureInteract } from "./web/interact.ts";
import { measureWeb } from "./web/pages.ts";

/** What is measured, in this order, each with how the names of its results begin. */
const MEASURES: [begins: string[], Measure][] = [
  [["page", "timeline"], measurePages],
  [["count"], measureCounts],
  [["facets", "histogram"], measureFacets],
  [["text"], measureTexts],
  [["bytes"], measureSize],
  [["import"], measureImports],
  [["ingest"], measureIngest],
  [["loop"], measureLoop],
  [["export"], measureExports],
  [["html", "js", "rss", "start"], measureWeb],
  [["interact"], measureInteract],
  [["access"], measureAccessLog],
];

const USAGE = `usage: npm run bench [-- --size N] [--only NAME] [--without-limits]
N is at most ${ORIGINALS}, or a multiple of it. NAME is how a result's name begins.\n`;

/**
 * `npm run bench`: measures everything, or what is named, prints a table and, last, one JSON object on one line. Speeds are
 * ratios to a floor that is measured in the same run, because no two machines are alike.
 *
 * @returns the exit code: 3 when a limit is missed
 */
export async function run(args: string[]): Promise<number> {
  const asked = parse(args);
  if (asked === null) {
    process.stderr.write(USAGE);
    return 2;
  }
  const { size, only, limited } = asked;
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const results: Result[] = [];
  const file = trailOf(size, say);
  for (const [begins, measure] of MEASURES) {
    if (only !== "" && !wantedOf(only).some((name) => isOne(name, begins))) continue;
    const began = performance.now();
    results.push(...(await measured(measure, { file, size, say })).filter(({ name }) => isAsked(name, only)));
    say(`${begins[0]}: measured in ${Math.round((performance.now() - began) / 1000)} s`);
  }
  storeResults(size, results);
  results.push(...flatness(size, results).map(resultOf));
  print(results, say);
  say(JSON.stringify({ size, results }));
  return limited && results.some(({ ok }) => !ok) ? 3 : 0;
}

const isAsked = (name: string, only: string): boolean =>
  only === "" || wantedOf(only).some((wanted) => name.startsWith(wanted));

const wantedOf = (only: string): string[] => only.split(",");
const isOne = (name: string, begins: string[]): boolean => begins.some((begin) => name.startsWith(begin));

async function measured(measure: Measure, bench: Omit<Bench, "db">): Promise<Result[]> {
  const db = openReadOnly(bench.file);
  // As a server has it, not as an export.
  db.$client.pragma("cache_size = -65536");
  try {
    return (await measure({ ...bench, db })).map(resultOf);
  } finally {
    db.$client.close();
  }
}

function print(results: Result[], say: (line: string) => void): void {
  const rows = results.map(({ name, value, floor, ratio, limit, ok }) =>
    [
      name.padEnd(24),
      ...[value, floor, ratio, limit ?? "-"].map((cell) => String(cell).padStart(12)),
      ok ? "" : "  MISSED",
    ].join(""),
  );
  say(
    [["".padEnd(24), ...["value", "floor", "ratio", "limit"].map((head) => head.padStart(12))].join(""), ...rows].join(
      "\n",
    ),
  );
}

function parse(args: string[]): { size: number; only: string; limited: boolean } | null {
  try {
    const { size, only, "without-limits": unlimited } = parseArgs({ args, options: OPTIONS }).values;
    const events = Number(size);
    const known = only === "" || wantedOf(only).every((name) => MEASURES.some(([begins]) => isOne(name, begins)));
    const made = Number.isInteger(events) && events > 0 && (events < ORIGINALS || events % ORIGINALS === 0);
    return made && known ? { size: events, only, limited: !unlimited } : null;
  } catch {
    return null;
  }
}

const OPTIONS = {
  size: { type: "string", default: "100000" },
  only: { type: "string", default: "" },
  "without-limits": { type: "boolean", default: false },
} as const;

if (import.meta.main) process.exitCode = await run(process.argv.slice(2));
