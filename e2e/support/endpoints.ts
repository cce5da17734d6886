import { readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
const SERVER = join(ROOT, ".next/server");
const json = (file: string) => JSON.parse(readFileSync(join(SERVER, file), "utf8"));

type Manifest = { node: Record<string, { filename: string; exportedName: string; workers: Record<string, unknown> }> };

/** A server action of the build: its id, its name, and a page that it may be sent to. */
export type Action = { id: string; name: string; file: string; path: string };

/** Every action of the build. */
export function builtActions(): Action[] {
  const { node } = json("server-reference-manifest.json") as Manifest;
  return Object.entries(node).map(([id, { filename: file, exportedName: name, workers }]) => {
    const page = Object.keys(workers).find((one) => !one.includes("_not-found")) ?? "app/_not-found/page";
    return { id, name, file, path: pathOf(page) };
  });
}

/** A page or route of the build: the folder of its source, its address with a value for each part that is a name. */
export type BuiltPath = { kind: "page" | "route"; folder: string; path: string };

/** Every page and route of the build. */
export const builtPaths = (): BuiltPath[] =>
  Object.keys(json("app-paths-manifest.json") as object)
    .filter((entry) => !/_not-found|_global-error|\.(ico|svg)\//.test(entry))
    .map((entry) => ({
      kind: entry.endsWith("/route") ? "route" : "page",
      folder: `app${entry.replace(/\/(page|route)$/, "")}`,
      path: pathOf(`app${entry}`),
    }));

const pathOf = (page: string): string =>
  page
    .replace(/^app|\/(?:page|route)$/g, "")
    .replace("/_not-found", "/nowhere")
    .replace("[...all]", "get-session")
    .replace("[account]", "6001")
    .replace(/\[\w+\]/, "0") || "/";

/** A line of the table in docs/permissions.md, which is generated from the code. */
export type Guarded = { name: string; file: string; permission: string };

/** The printed table: which permission each action and route asks for, and which roles have it. */
export function printedPermissions(): { guarded: Guarded[]; roles: Map<string, string[]> } {
  const rows = readFileSync(join(ROOT, "docs/permissions.md"), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .map((line) => line.slice(1, -1).split("|"))
    .map((cells) => cells.map((cell) => cell.trim().replaceAll("`", "")));
  const [head = [], ...others] = rows;
  const roles = others.filter((cells) => cells.length === head.length);
  const guarded = others.filter(([name, file]) => file?.startsWith("app/") && name !== "");
  return {
    guarded: guarded.map(([name = "", file = "", permission = ""]) => ({ name, file, permission })),
    roles: new Map(
      roles.map(([name = "", ...may]) => [name, head.slice(1).filter((_, index) => may[index] === "yes")]),
    ),
  };
}
