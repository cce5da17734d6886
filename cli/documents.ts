import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream, type Dirent } from "node:fs";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";

import { InvalidArgumentError } from "commander";
import { Problem } from "#audit/problems.ts";
import { storeProblem } from "#db/store-problems.ts";

import { gunzipped } from "./gunzip.ts";
import type { Input } from "./import-events.ts";

/** One file, or standard input put into one, as it is read: its name for people, and how it lies on the disk. */
export type Document = { name: string; path: string; size: number; modifiedAt: number; gzip: boolean };

/** Collects paths of the command line. An unset variable is an empty path, which would mean the folder we are in. */
export function pathArguments(path: string, before?: string[]): string[] {
  if (path === "") throw new InvalidArgumentError("a path is empty");
  return [...(before ?? []), path];
}

/** A document as the importer takes it. */
export const inputOf = (document: Document): Input => ({
  name: document.name,
  bytes: (onRead) => bytesOf(document, onRead),
  digest: () => digestOf(document),
});

/** Every document under these paths, folders recursively, in the order of their names. `-` is standard input. */
export async function* documents(paths: string[], from: string, spool: string): AsyncGenerator<Document> {
  for (const path of paths) {
    if (path === "-") yield* standardInput(spool);
    else yield* below(resolve(from, path), path);
  }
}

/** The bytes of a document, decompressed; `read` is told of the bytes on the disk as they are read. */
export async function* bytesOf(document: Document, read: (bytes: number) => void = () => {}): AsyncGenerator<Buffer> {
  const stream = createReadStream(document.path, { highWaterMark: document.gzip ? 16_384 : 262_144 });
  const counted = (async function* () {
    for await (const chunk of stream) {
      read(chunk.length);
      yield chunk as Buffer;
    }
  })();
  try {
    yield* document.gzip ? gunzipped(counted) : counted;
  } catch (error) {
    throw error instanceof Problem ? error : unreadable(document.name, error);
  }
}

/** SHA-256 of a document's decompressed bytes: what tells bare bodies of one document from those of another. */
async function digestOf(document: Document): Promise<string> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of bytesOf(document)) hash.update(chunk);
  } catch (error) {
    // A damaged end is told by the bytes before it.
    if (!(error instanceof Problem && error.code === "gzip_broken")) throw error;
  }
  return hash.digest("hex");
}

async function* below(path: string, name: string): AsyncGenerator<Document> {
  const found = await attempt(name, () => stat(path));
  if (!found.isDirectory()) {
    yield { name, path, size: found.size, modifiedAt: Math.floor(found.mtimeMs), gzip: await startsAsGzip(path, name) };
    return;
  }
  const entries: Dirent[] = await attempt(name, () => readdir(path, { withFileTypes: true }));
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const [inside, insideName] = [join(path, entry.name), join(name, entry.name)];
    // A link to a folder could lead back here.
    const linked = entry.isSymbolicLink() && (await attempt(insideName, () => stat(inside))).isDirectory();
    if (!linked) yield* below(inside, insideName);
  }
}

/** Standard input is kept in a file while it is imported, because bare bodies are told by the whole document. */
async function* standardInput(spool: string): AsyncGenerator<Document> {
  const path = join(spool, `stdin-${randomUUID()}`);
  try {
    await spooled(spool, path);
    const { size, mtimeMs } = await stat(path);
    yield { name: "-", path, size, modifiedAt: Math.floor(mtimeMs), gzip: await startsAsGzip(path, "-") };
  } finally {
    await rm(path, { force: true });
  }
}

/** The disk that is full here is the store's: nothing was recorded yet, and the same command completes the rest. */
async function spooled(spool: string, path: string): Promise<void> {
  try {
    await mkdir(spool, { recursive: true });
    await pipeline(process.stdin, createWriteStream(path));
  } catch (error) {
    throw storeProblem(error, spool);
  }
}

/** Whether a file is gzip. A store is refused: events would be found in its pages, and the demo's are made up. */
async function startsAsGzip(path: string, name: string): Promise<boolean> {
  const start = await attempt(name, () => firstBytes(path));
  if (start.toString("latin1") === SQLITE) throw new Problem("path_is_store", { path: name });
  return start[0] === 0x1f && start[1] === 0x8b;
}

const SQLITE = "SQLite format 3\0";

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SQLITE.length), 0, SQLITE.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function attempt<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw unreadable(name, error);
  }
}

const unreadable = (path: string, cause: unknown): Problem => new Problem("path_unreadable", { path }, { cause });
