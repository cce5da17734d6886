import { readFileSync } from "node:fs";
import { join } from "node:path";

const SERVER = join(import.meta.dirname, "../../.next/server");
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

/** Every address of the build, with a value for each part that is a name. */
export const builtPaths = (): string[] =>
  Object.keys(json("app-paths-manifest.json") as object)
    .filter((entry) => !/_not-found|_global-error|\.(ico|svg)\//.test(entry))
    .map((entry) => pathOf(`app${entry}`));

const pathOf = (page: string): string =>
  page
    .replace(/^app|\/(?:page|route)$/g, "")
    .replace("/_not-found", "/nowhere")
    .replace("[...all]", "get-session")
    .replace("[account]", "6001")
    .replace(/\[\w+\]/, "0") || "/";
