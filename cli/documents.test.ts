import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { afterEach, beforeEach, expect, test } from "vitest";

import { bytesOf, type Document, documents } from "./documents.ts";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rastro-documents-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function found(...paths: string[]): Promise<Document[]> {
  return Array.fromAsync(documents(paths, folder, join(folder, "spool")));
}

async function textOf(document: Document | undefined): Promise<string> {
  const chunks = await Array.fromAsync(bytesOf(document as Document));
  return Buffer.concat(chunks).toString();
}

test("a folder is read recursively, in the order of names", async () => {
  mkdirSync(join(folder, "main_stream/2026/03"), { recursive: true });
  for (const name of ["b", "a", "2026/03/z", "2026/a"]) writeFileSync(join(folder, "main_stream", name), name);
  const names = (await found("main_stream")).map(({ name }) => name);
  expect(names).toEqual(["main_stream/2026/03/z", "main_stream/2026/a", "main_stream/a", "main_stream/b"]);
});

test("gzip is known by its content, whatever the name", async () => {
  writeFileSync(join(folder, "plain.gz"), "plain");
  writeFileSync(join(folder, "zipped.json"), gzipSync("zipped"));
  const [plain, zipped] = await found("plain.gz", "zipped.json");
  expect(await textOf(plain)).toBe("plain");
  expect(await textOf(zipped)).toBe("zipped");
});

test("an unreadable path is named, after everything before it was given out", async () => {
  writeFileSync(join(folder, "a"), "a");
  symlinkSync(join(folder, "gone"), join(folder, "b"));
  const reading = documents(["."], folder, "spool");
  expect((await reading.next()).value).toMatchObject({ name: "a" });
  await expect(reading.next()).rejects.toMatchObject({ code: "path_unreadable", place: { path: "b" } });
});

test("a link back to a folder above does not go round in circles", async () => {
  mkdirSync(join(folder, "in"));
  writeFileSync(join(folder, "in/a"), "a");
  symlinkSync(folder, join(folder, "in/up"));
  expect((await found("in")).map(({ name }) => name)).toEqual(["in/a"]);
});
