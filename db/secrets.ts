import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { Problem } from "#audit/problems.ts";

import { storeProblem } from "./store-problems.ts";

/** The key of phone tokens: beside the stores, not in them, so that a copy of a database gives no number away. */
export const phoneKeyFile = (data: string): string => join(data, "phone.key");

/** That key; asked for by every page whose search names a number. */
export const phoneKey = (data: string): Buffer => Buffer.from(keptSecret(phoneKeyFile(data)), "base64url");

const sessionKeyFile = (data: string): string => join(data, "session.key");

/** The key that signs cookies: a file of its own too, so that a copy of the viewers' store alone opens no session. */
export const cookieSecret = (data: string): string => keptSecret(sessionKeyFile(data));

function keptSecret(file: string): string {
  const secret = kept.get(file) ?? secretFrom(file).toString("base64url");
  kept.set(file, secret);
  return secret;
}

// Asked at every request.
const kept = new Map<string, string>();

/**
 * A secret of at least 32 bytes from a file that only its owner reads; made where there is none. Several processes that ask at once
 * get the same: it is written whole under another name, and only the first can give it its own.
 *
 * @throws Problem `store_…`
 */
export function secretFrom(file: string): Buffer {
  try {
    return read(file) ?? make(file);
  } catch (error) {
    throw storeProblem(error, file);
  }
}

function read(file: string): Buffer | null {
  try {
    const secret = Buffer.from(readFileSync(file, "utf8").trim(), "base64");
    // The first keys of cookies had 48 bytes, and sign for as long as they are there.
    if (secret.length >= SIZE) return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  throw new Problem("store_damaged", { path: file, expected: `a key of at least ${SIZE} bytes` });
}

const SIZE = 32;

function make(file: string): Buffer {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  writeFileSync(draft, `${randomBytes(SIZE).toString("base64")}\n`, { mode: 0o600, flag: "wx", flush: true });
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
  return read(file) as Buffer;
}
