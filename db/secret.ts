import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const kept = new Map<string, string>();

/**
 * The key that signs cookies, made once in a data directory. It is a file of its own (0600), not a row: a copy of the
 * viewers' store alone opens no session.
 */
export function cookieSecret(data: string): string {
  const file = join(data, "session.key");
  const secret = kept.get(file) ?? readOrMake(data, file);
  kept.set(file, secret);
  return secret;
}

function readOrMake(data: string, file: string): string {
  mkdirSync(data, { recursive: true });
  const draft = `${file}.${process.pid}-${randomBytes(4).toString("hex")}`;
  try {
    // Written whole under another name first: of two that start at once both read the same key, and never half of one.
    writeFileSync(draft, randomBytes(48).toString("base64url"), { mode: 0o600, flag: "wx" });
    linkSync(draft, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, "utf8").trim();
}
