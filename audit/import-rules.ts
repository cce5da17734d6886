import { dirname, join } from "node:path/posix";

/** A source file as the rules see it: its path from the root of the project, and its text. */
export type Source = { file: string; text: string };

type Import = { file: string; target: string; typeOnly: boolean };

/** Every arrow of design.md §2 that these sources draw and may not, as `file: why`; for the test of the same name. */
export function forbiddenArrows(sources: Source[]): string[] {
  const routes = new Set(
    sources.flatMap(({ file }) => (/^app\/.*?(page|route)\.tsx?$/.test(file) ? [dirname(file)] : [])),
  );
  return sources.flatMap((source) => [
    ...importsOf(source).flatMap((one) => whyForbidden(one, routes).map((why) => `${one.file}: ${why}`)),
    ...environmentReads(source),
    ...otherExports(source),
  ]);
}

/** Which rooms a room may import from. What is not named here (configs, bench) is free. */
const ROOMS: Record<string, string[]> = {
  audit: ["audit"],
  db: ["db", "audit"],
  cli: ["cli", "db", "audit"],
  components: ["components", "audit", "db"],
  app: ["app", "components", "audit", "db"],
  e2e: ["e2e"],
};

/** Where the environment may be read: one file for each process that is ours. */
const ENVIRONMENT = ["app/settings.ts", "cli/settings.ts", "cli/serve/settings.ts"];
// What sets up, builds and tests the project starts processes of its own.
const OUTSIDE = /^cli\/setup\/|^(e2e|bench)\/|\.test\.tsx?$|^[^/]+$/;

function whyForbidden({ file, target, typeOnly }: Import, routes: Set<string>): string[] {
  const [room, other] = [roomOf(file), roomOf(target)];
  // Tests read the words of the pages, which are data, and hold the code against the independent reference.
  const granted = isTest(file) && /^(app\/messages|e2e\/reference)\//.test(target);
  const ours = other in ROOMS && !granted;
  return [
    ours && !(ROOMS[room] ?? [other]).includes(other) && `${room} imports from ${other}`,
    room === "components" && other === "db" && !typeOnly && "components import types only from db",
    /^(drizzle-orm|better-sqlite3)(\/|$)/.test(target) && room !== "db" && "only db imports drizzle and better-sqlite3",
    /^next(\/|$)/.test(target) && ["audit", "db", "cli"].includes(room) && !SERVES.test(file) && `${room} imports next`,
    room === "app" &&
      other === "app" &&
      !isTest(file) &&
      !mayShare(file, target, routes) &&
      `imports from another route, ${target}`,
  ].filter((why) => why !== false);
}

// One test asks every page the same.
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);

const SERVES = /^cli\/serve[./]/;
const roomOf = (path: string): string => path.split("/")[0] as string;

/** A file of a route folder is for that route and what lies below it. */
function mayShare(file: string, target: string, routes: Set<string>): boolean {
  let owner = dirname(target);
  while (owner !== "app" && !routes.has(owner)) owner = dirname(owner);
  return `${dirname(file)}/`.startsWith(`${owner}/`);
}

function environmentReads({ file, text }: Source): string[] {
  const reads = /(?<!Object\.assign\()process\.env\b/.test(text);
  return reads && !OUTSIDE.test(file) && !ENVIRONMENT.includes(file) ? [`${file}: reads process.env`] : [];
}

/** A "use server" file is the list of a route's public endpoints. */
function otherExports({ file, text }: Source): string[] {
  if (!/^\s*["']use server["']/.test(text)) return [];
  const others = text.match(/^export (?!async function ).*/gm) ?? [];
  return others.map((line) => `${file}: a "use server" file exports more than actions: ${line}`);
}

function importsOf({ file, text }: Source): Import[] {
  const from = /^\s*(?:import|export)\s+(type\s+)?([^;"']*?)\s*from\s*["']([^"']+)["']/gm;
  const bare = /(?:^\s*import|\bimport\(|\brequire\()\s*["']([^"']+)["']/gm;
  return [
    ...[...text.matchAll(from)].map(([, type, names = "", target = ""]) => ({
      file,
      target: resolved(file, target),
      typeOnly: type !== undefined || /^\{(\s*type\s[^,}]*,?)+\s*\}$/.test(names),
    })),
    ...[...text.matchAll(bare)].map(([, target = ""]) => ({ file, target: resolved(file, target), typeOnly: false })),
  ];
}

/** A path from the root for what is ours, the name for a package. */
function resolved(file: string, target: string): string {
  if (target.startsWith(".")) return join(dirname(file), target);
  return target.startsWith("#") ? target.slice(1) : target;
}
