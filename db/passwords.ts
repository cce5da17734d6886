import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { availableParallelism } from "node:os";
import { promisify } from "node:util";

import { Problem } from "#audit/problems.ts";

/** How long a password may be, in characters. */
export const PASSWORD_LENGTH = { least: 12, most: 128 } as const;

// OWASP's password storage cheat sheet: argon2id with 19 MiB, two passes, one lane. In KiB.
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const TAG_BYTES = 32;

const derive = promisify(argon2);

/** The hash of a password as a PHC string, `$argon2id$v=19$m=…,t=…,p=…$salt$tag`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await inTurn(() => derive("argon2id", parametersOf(password, nonce, COST)));
  const cost = `m=${COST.memory},t=${COST.passes},p=${COST.parallelism}`;
  return `$argon2id$v=19$${cost}$${base64(nonce)}$${base64(tag)}`;
}

/** Whether a password is the one that was hashed. A hash that is not one of ours fits nothing. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash);
  if (!parts) return false;
  const [, memory, passes, parallelism, salt = "", tag = ""] = parts;
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const expected = Buffer.from(tag, "base64");
  const parameters = parametersOf(password, Buffer.from(salt, "base64"), cost);
  const found = await inTurn(() => derive("argon2id", parameters));
  return expected.length === found.length && timingSafeEqual(expected, found);
}

/**
 * Refuses a password that is too short, too long, or among those that are tried first: the common ones, and the viewer's
 * own e-mail.
 *
 * @throws Problem `password_weak`
 */
export async function requireStrong(password: string, email: string): Promise<void> {
  const length = [...password].length;
  const { least, most } = PASSWORD_LENGTH;
  if (length < least || length > most) throw weak(`${least} to ${most} characters`);
  const plain = password.normalize("NFKC").toLowerCase();
  if ((await commonPasswords()).has(plain)) throw weak("a password that is not among the common ones");
  if (new Set(plain).size < 5) throw weak("at least five different characters");
  const [name = ""] = email.toLowerCase().split("@");
  if (
    plain.includes(email.toLowerCase()) ||
    (name.length > 3 && plain.startsWith(name) && plain.length < name.length + 6)
  )
    throw weak("a password that is not the e-mail address");
}

const weak = (expected: string) => new Problem("password_weak", { name: "password", expected });

let common: Promise<ReadonlySet<string>> | undefined;

/** 49,000 of them; read when the first password is set, and never by a browser. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= import("@zxcvbn-ts/language-common").then(
    ({ dictionary }) => new Set(dictionary["passwords-common"].map(String)),
  );
  return common;
}

const parametersOf = (
  password: string,
  nonce: Buffer,
  cost: { memory: number; passes: number; parallelism: number },
) => ({
  // What a keyboard composes in two ways is one password.
  message: Buffer.from(password.normalize("NFKC")),
  nonce,
  tagLength: TAG_BYTES,
  ...cost,
});

const base64 = (bytes: Buffer): string => bytes.toString("base64").replaceAll("=", "");

// Each holds 19 MiB and a thread of the pool; more at once would only make pages and each other wait.
const AT_ONCE = Math.max(1, Math.min(2, availableParallelism()));
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    // A turn is handed on, so that nobody slips in between.
    if (next) next();
    else running -= 1;
  }
}
