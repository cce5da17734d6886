import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./places.js";

// Run by hand after a change of dependencies: node cli/setup/complete-lock.js
//
// npm leaves a package out of package-lock.json when its registry does not have it, and a mirror may lack the binaries of
// other platforms. `npm ci` then refuses the lock everywhere. Their entries are written here without the hash of
// a package that nobody could download; npm passes over them where the platform is another one.

if (import.meta.url === `file://${process.argv[1]}`) {
  const file = join(ROOT, "package-lock.json");
  const lock = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, `${JSON.stringify(completeLock(lock), null, 2)}\n`);
}

/** The lock file with an entry for every optional package of another platform that npm left out. */
export function completeLock(lock) {
  const added = missingFrom(lock).map(({ name, version, dev }) => [
    `node_modules/${name}`,
    { version, ...platformOf(name), ...(dev ? { dev } : {}), optional: true },
  ]);
  const { "": root, ...packages } = lock.packages;
  const all = [...Object.entries(packages), ...added].sort(([a], [b]) => a.localeCompare(b, "en"));
  return { ...lock, packages: { "": root, ...Object.fromEntries(all) } };
}

/** Optional packages that some package of the lock file asks for and that are not in it. */
export function missingFrom(lock) {
  return Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !placesFor(path, name).some((place) => lock.packages[place]))
      .map(([name, version]) => ({ name, version, dev })),
  );
}

/** Where Node would look for a package, from the folder of the one that asks for it up to the root. */
function placesFor(path, name) {
  const folders = path.split("/node_modules/");
  const above = folders.map((_, index) => folders.slice(0, folders.length - index).join("/node_modules/"));
  return [...above.map((folder) => `${folder}/node_modules/${name}`), `node_modules/${name}`];
}

function platformOf(name) {
  const words = name.split(/[-/]/);
  const pick = (known) => words.filter((word) => known.includes(word));
  const os = pick(["android", "darwin", "freebsd", "linux", "openharmony", "win32"]);
  const cpu = pick(["arm", "arm64", "ia32", "loong64", "ppc64", "riscv64", "s390x", "x64"]);
  const libc = pick(["gnu", "musl"]).map((word) => (word === "gnu" ? "glibc" : word));
  if (os.length !== 1 || cpu.length !== 1) throw new Error(`of what platform is ${name}?`);
  return { cpu, ...(os[0] === "linux" && libc.length > 0 ? { libc } : {}), os };
}
