import { parseArgs } from "node:util";

import { measureAccessLog } from "./access-log.ts";
import { measureExport } from "./export.ts";
import type { Measure } from "./measure.ts";

/** What is measured, in this order. Each is a file that says what its floor is. */
const MEASURES: Record<string, Measure> = {
  export: measureExport,
  "access-log-cost": measureAccessLog,
};

const usage = `usage: npm run bench [-- --size N] [${Object.keys(MEASURES).join("|")}]…\n`;

/**
 * `npm run bench`: measures everything, or what is named, and prints one JSON object. Speeds are ratios to a floor that is
 * measured in the same run, because no two machines are alike.
 *
 * @returns the exit code
 */
export async function run(args: string[]): Promise<number> {
  const asked = parse(args);
  if (asked === null) {
    process.stderr.write(usage);
    return 2;
  }
  const { size, names } = asked;
  const found: Record<string, unknown> = { size };
  for (const name of names) {
    found[name] = await MEASURES[name]?.({ size, say: (line) => process.stderr.write(`bench: ${name}: ${line}\n`) });
  }
  process.stdout.write(`${JSON.stringify(found)}\n`);
  return 0;
}

function parse(args: string[]): { size: number; names: string[] } | null {
  try {
    const { values, positionals } = parseArgs({ args, options: { size: { type: "string" } }, allowPositionals: true });
    const { size = "100000" } = values;
    if (!/^[1-9]\d{0,7}$/.test(size) || positionals.some((name) => !Object.hasOwn(MEASURES, name))) return null;
    return { size: Number(size), names: positionals.length > 0 ? positionals : Object.keys(MEASURES) };
  } catch {
    return null;
  }
}

if (import.meta.main) process.exitCode = await run(process.argv.slice(2));
