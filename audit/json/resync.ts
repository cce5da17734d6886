import { isSpace, type Limits, scanValue } from "./scan.ts";

/** Says what a JSON value is, when it can stand on its own in a stream of events. */
export type Recognise = (value: unknown) => "enveloped" | "bare" | null;

type Found = { kind: "start" | "more" | "none"; at: number };

/** What is held of a stream: `behind` is the last byte before `bytes` that is no white space, `eof` that no more comes. */
export type Held = { bytes: Buffer; behind: number | undefined; eof: boolean };

/**
 * After bytes that cannot be read: where the next event begins, at or behind `from`. `more` gives the place from which to
 * look again when more bytes have come. An object inside the broken one must not pass for an event, so a brace counts
 * when it begins a line, or when a whole event stands there.
 */
export function findStart(held: Held, from: number, limits: Limits, recognise: Recognise): Found {
  const { bytes } = held;
  for (let at = bytes.indexOf(OPEN, from); at >= 0; at = bytes.indexOf(OPEN, at + 1)) {
    const verdict = judge(held, at, limits, recognise);
    if (verdict === "yes") return { kind: "start", at };
    if (verdict === "more") return { kind: "more", at };
  }
  return { kind: "none", at: bytes.length };
}

function judge({ bytes, behind, eof }: Held, at: number, limits: Limits, recognise: Recognise): "yes" | "no" | "more" {
  const first = nextByte(bytes, at + 1);
  if (first === undefined && !eof) return "more";
  if (first !== QUOTE && first !== CLOSE) return "no";

  const before = byteBefore(bytes, at) ?? behind;
  if (beginsLine(bytes, at) && !CONTINUES.has(before ?? 0)) return "yes";

  const scan = scanValue(bytes, at, limits);
  if (scan.kind === "error") return "no";
  const after = scan.kind === "value" ? nextByte(bytes, scan.end) : undefined;
  if (after === undefined && !eof) return "more";
  if (scan.kind === "more") return "no";
  return standsAlone(recognise(parsed(bytes.subarray(at, scan.end))), before, after) ? "yes" : "no";
}

/** A member's value is cut off from its object only when nothing of that object follows it. */
function standsAlone(what: ReturnType<Recognise>, before: number | undefined, after: number | undefined): boolean {
  if (what === null) return false;
  if (before === COLON) return what === "enveloped" && !AFTER_MEMBER.has(after ?? 0);
  return what === "enveloped" || before === undefined || BETWEEN.has(before);
}

function parsed(bytes: Buffer): unknown {
  return JSON.parse(bytes.toString("utf8"));
}

/** Behind a byte-order mark too, for that is where a file was joined to another. */
function beginsLine(bytes: Buffer, at: number): boolean {
  const previous = bytes[at - 1];
  return previous === 0x0a || previous === 0x0d || bytes.subarray(Math.max(0, at - 3), at).equals(BYTE_ORDER_MARK);
}

/** The last byte before `at` that is no white space. */
export function byteBefore(bytes: Buffer, at: number): number | undefined {
  let index = at - 1;
  while (index >= 0 && isSpace(bytes[index] as number)) index -= 1;
  return bytes[index];
}

function nextByte(bytes: Buffer, from: number): number | undefined {
  let index = from;
  while (index < bytes.length && isSpace(bytes[index] as number)) index += 1;
  return bytes[index];
}

export const BYTE_ORDER_MARK: Buffer = Buffer.from([0xef, 0xbb, 0xbf]);
const [QUOTE, COMMA, COLON, OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [0x22, 0x2c, 0x3a, 0x7b, 0x7d, 0x5b, 0x5d];
const CONTINUES = new Set([COLON, COMMA, OPEN_LIST]);
const BETWEEN = new Set([CLOSE, COMMA, OPEN_LIST, CLOSE_LIST]);
const AFTER_MEMBER = new Set([COMMA, CLOSE, CLOSE_LIST]);
