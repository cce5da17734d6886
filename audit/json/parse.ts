import { isUtf8 } from "node:buffer";

import { Problem, type ProblemCode } from "../problems.ts";
import { isSpace, type Limits, scanValue } from "./scan.ts";
import { walkJson } from "./walk.ts";

/** Larger or deeper than this is refused: 1 MiB and 64 levels for one event. */
export const EVENT_LIMITS: Limits = { bytes: 1024 * 1024, depth: 64 };

/** What somebody posts is bounded more tightly: 64 KiB and 16 levels for one event, its wrapper included. */
export const POSTED_LIMITS: Limits = { bytes: 64 * 1024, depth: 16 };

/**
 * Parses one JSON document strictly: valid UTF-8, no duplicate key, no `__proto__`, no number that 53 bits would round,
 * no lone surrogate, no NUL. What passes can be read back exactly. Throws a `json_…` problem with the place.
 */
export function parseJson(bytes: Uint8Array, limits: Limits = EVENT_LIMITS): unknown {
  const { start, end } = frameOf(bytes, limits);
  return parseFramed(bytes.subarray(start, end));
}

/** Parses bytes whose grammar `scanValue` has already checked. */
export function parseFramed(bytes: Uint8Array): unknown {
  if (!isUtf8(bytes)) throw new Problem("json_not_utf8");
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
  const value: unknown = JSON.parse(text);

  // What comes out of JSON.stringify unchanged has lost nothing on the way in; only the rest is read token by token.
  if (JSON.stringify(value) !== text || isSuspect(text, bytes)) refuseLossy(text);
  return value;
}

/** What may lose something and come out unchanged all the same. Plain searches: one pattern for all cost 5 µs an event. */
const isSuspect = (text: string, bytes: Uint8Array): boolean =>
  (text.includes("\\u") && ESCAPED.test(text)) || text.includes('"__proto__"') || hasLongDigits(bytes);

const ESCAPED = /\\u0000|\\u[dD][89a-fA-F]/;

/** Sixteen digits in a row: JSON.stringify(100000000000000000000) is the same text, though 53 bits cannot hold it. */
function hasLongDigits(bytes: Uint8Array): boolean {
  // One byte of every such run stands here.
  for (let at = 15; at < bytes.length; at += 16) {
    if (!isDigit(bytes[at])) continue;
    let [from, to] = [at, at];
    while (isDigit(bytes[from - 1])) from -= 1;
    while (isDigit(bytes[to + 1])) to += 1;
    if (to - from >= 15) return true;
  }
  return false;
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

const LONE_SURROGATE = /\p{Surrogate}/u;

function frameOf(bytes: Uint8Array, limits: Limits): { start: number; end: number } {
  let start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (start < bytes.length && isSpace(bytes[start] as number)) start += 1;
  const scan = scanValue(bytes, start, limits);
  if (scan.kind === "more") throw new Problem("json_truncated", { offset: bytes.length });
  if (scan.kind === "error") throw new Problem(scan.code, { offset: scan.at });

  let rest = scan.end;
  while (rest < bytes.length && isSpace(bytes[rest] as number)) rest += 1;
  if (rest < bytes.length) throw new Problem("json_syntax", { offset: rest });
  return { start, end: scan.end };
}

function refuseLossy(text: string): void {
  const seen = new Set<string>();
  walkJson(text, {
    token({ kind, pointer, start, end }) {
      const source = text.slice(start, end);
      const code = kind === "number" ? numberProblem(source) : kind === "word" ? null : stringProblem(source);
      if (code) throw new Problem(code, { pointer });
      if (kind !== "key") return;
      if (JSON.parse(source) === "__proto__") throw new Problem("json_forbidden_key", { pointer });
      if (seen.has(pointer)) throw new Problem("json_duplicate_key", { pointer });
      seen.add(pointer);
    },
  });
}

function numberProblem(source: string): ProblemCode | null {
  const value = Number(source);
  const whole = !/[.eE]/.test(source);
  return !Number.isFinite(value) || (whole && !Number.isSafeInteger(value)) ? "json_number_unsafe" : null;
}

function stringProblem(source: string): ProblemCode | null {
  const value: string = JSON.parse(source);
  if (value.includes("\0")) return "json_nul";
  return LONE_SURROGATE.test(value) ? "json_lone_surrogate" : null;
}
