import { readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the checkout, without a slash at its end. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");

/** The Node that package.json pins, once it is installed. */
export const PINNED_NODE = join(ROOT, "node_modules/.bin/node");

/** The major version of the Node that package.json pins: "24". */
export function pinnedMajor() {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  return dependencies.node.split(".")[0];
}

/** A PATH on which the project's own tools, the pinned Node first of all, win. */
export function insidePath(path = "") {
  return [join(ROOT, "node_modules/.bin"), outsidePath(path)].join(delimiter);
}

/**
 * A PATH without any project's tools. `npm ci` deletes node_modules, so it must not run on the Node that lies in it:
 * the install script of the package `node` would look for a Node that has just gone.
 */
export function outsidePath(path = "") {
  return path
    .split(delimiter)
    .filter((folder) => !folder.endsWith("node_modules/.bin"))
    .join(delimiter);
}
