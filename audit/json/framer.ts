import type { ProblemCode } from "../problems.ts";
import { BYTE_ORDER_MARK, byteBefore, findStart, type Recognise } from "./resync.ts";
import { isSpace, type Limits, scanValue } from "./scan.ts";

/** A run of bytes of a stream: one complete JSON value, or bytes that cannot be read as one. */
export type Piece =
  | { kind: "value"; bytes: Uint8Array; offset: number }
  | { kind: "unreadable"; bytes: Uint8Array; offset: number; length: number; code: ProblemCode; at: number };

type Run = { offset: number; kept: Uint8Array[]; keptBytes: number; length: number; code: ProblemCode; at: number };

/**
 * Cuts a stream of bytes into JSON values: concatenated with or without white space, one a line, or the elements of a
 * top-level array. What cannot be read becomes one `unreadable` piece that ends where the next event begins, so that a
 * broken event never takes its neighbours with it. Memory is bounded by one value and one chunk.
 */
export class Framer {
  readonly #limits: Limits;
  readonly #recognise: Recognise;
  #bytes: Buffer = Buffer.alloc(0);
  /** Offset of the buffer's first byte in the stream. */
  #base = 0;
  #at = 0;
  /** The last byte before the buffer that is no white space. */
  #behind: number | undefined;
  #list: "none" | "first" | "value" | "next" | "unsure" = "none";
  #run: Run | null = null;

  constructor(limits: Limits, recognise: Recognise) {
    this.#limits = limits;
    this.#recognise = recognise;
  }

  /** Takes the next bytes of the stream and returns the pieces they complete. */
  push(chunk: Uint8Array): Piece[] {
    const left = this.#at < this.#bytes.length || this.#run;
    this.#bytes = left ? Buffer.concat([this.#bytes, chunk]) : this.#startAfresh(chunk);
    return this.#advance(false);
  }

  /** Ends the stream and returns what was left. */
  end(): Piece[] {
    const pieces = this.#advance(true);
    if (this.#run) pieces.push(this.#endRun(this.#bytes.length));
    else if (this.#list !== "none" && this.#list !== "unsure") pieces.push(this.#unclosedList());
    return pieces;
  }

  #advance(eof: boolean): Piece[] {
    const pieces: Piece[] = [];
    for (;;) {
      const piece = this.#run ? this.#seekStart(eof) : this.#next(eof);
      if (piece === "more") break;
      if (piece) pieces.push(piece);
    }
    this.#forget();
    return pieces;
  }

  /** One step: a piece, `null` for a step without one, or `more` when the buffer is used up. */
  #next(eof: boolean): Piece | null | "more" {
    this.#skipSpace();
    if (this.#at >= this.#bytes.length || (!eof && this.#markGoesOn())) return "more";
    if (this.#structure()) return null;

    const start = this.#at;
    const scan = scanValue(this.#bytes, start, this.#limits);
    if (scan.kind === "error") return this.#beginRun(scan.code, scan.at);
    const open = scan.kind === "more" || this.#mayGoOn(start, scan.end);
    if (open && !eof) return "more";
    if (scan.kind === "more") return this.#beginRun("json_truncated", this.#bytes.length);
    if (!this.#delimited(start, scan.end)) return this.#beginRun("json_syntax", scan.end);

    this.#at = scan.end;
    if (this.#list !== "none" && this.#list !== "unsure") this.#list = "next";
    return { kind: "value", bytes: this.#bytes.subarray(start, scan.end), offset: this.#base + start };
  }

  /** Steps over the brackets and commas of a top-level array; false when a value must begin here. */
  #structure(): boolean {
    const byte = this.#bytes[this.#at];
    const next = LIST_STEPS[this.#list][String.fromCharCode(byte as number)];
    if (next === undefined) return false;
    this.#list = next;
    this.#at += 1;
    return true;
  }

  #beginRun(code: ProblemCode, at: number): null {
    this.#run = { offset: this.#base + this.#at, kept: [], keptBytes: 0, length: 0, code, at: this.#base + at };
    this.#list = this.#list === "none" ? "none" : "unsure";
    this.#keep(this.#at + 1);
    return null;
  }

  #seekStart(eof: boolean): Piece | null | "more" {
    const held = { bytes: this.#bytes, behind: this.#behind, eof };
    const found = findStart(held, this.#at, this.#limits, this.#recognise);
    if (found.kind === "start") return this.#endRun(found.at);
    this.#keep(found.at);
    return "more";
  }

  /** Moves the run on to `to`, keeping no more of it than one event may be long. */
  #keep(to: number): void {
    const run = this.#run as Run;
    const bytes = this.#bytes.subarray(this.#at, to);
    const kept = bytes.subarray(0, Math.max(0, this.#limits.bytes - run.keptBytes));
    if (kept.length > 0) run.kept.push(Buffer.from(kept));
    run.keptBytes += kept.length;
    run.length += bytes.length;
    this.#at = to;
  }

  #endRun(to: number): Piece {
    this.#keep(to);
    const { offset, kept, length, code, at } = this.#run as Run;
    this.#run = null;
    return { kind: "unreadable", bytes: trimEnd(Buffer.concat(kept)), offset, length, code, at };
  }

  #unclosedList(): Piece {
    const offset = this.#base + this.#bytes.length;
    return { kind: "unreadable", bytes: Buffer.alloc(0), offset, length: 0, code: "json_truncated", at: offset };
  }

  /** A number at the very end of the buffer may go on in the next chunk. */
  #mayGoOn(start: number, end: number): boolean {
    return end === this.#bytes.length && this.#bytes[start] !== OPEN && this.#bytes[start] !== OPEN_LIST;
  }

  /** `12abc` is not the value 12: a scalar must be followed by something that can follow one. */
  #delimited(start: number, end: number): boolean {
    const [first, after] = [this.#bytes[start], this.#bytes[end]];
    if (first === OPEN || first === OPEN_LIST || after === undefined) return true;
    return isSpace(after) || AFTER_SCALAR.has(after);
  }

  #skipSpace(): void {
    const bytes = this.#bytes;
    for (;;) {
      const byte = bytes[this.#at];
      if (byte !== undefined && isSpace(byte)) this.#at += 1;
      // A byte-order mark also stands where files were joined.
      else if (byte === BYTE_ORDER_MARK[0] && bytes.subarray(this.#at, this.#at + 3).equals(BYTE_ORDER_MARK))
        this.#at += 3;
      else return;
    }
  }

  /** Whether the buffer ends inside a byte-order mark. */
  #markGoesOn(): boolean {
    const rest = this.#bytes.length - this.#at;
    return rest < 3 && this.#bytes.subarray(this.#at).equals(BYTE_ORDER_MARK.subarray(0, rest));
  }

  #startAfresh(chunk: Uint8Array): Buffer {
    this.#base += this.#bytes.length;
    this.#at = 0;
    return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  }

  /** Drops what is read, save the few bytes that tell whether the next brace begins a line. */
  #forget(): void {
    const drop = Math.max(0, this.#at - LOOK_BEHIND);
    if (this.#at >= this.#bytes.length && !this.#run) return;
    this.#behind = byteBefore(this.#bytes, drop) ?? this.#behind;
    this.#bytes = this.#bytes.subarray(drop);
    this.#base += drop;
    this.#at -= drop;
  }
}

type ListSteps = Record<string, "none" | "first" | "value" | "next" | "unsure">;

// What a bracket or comma means in a top-level array. After an unreadable run ("unsure") each may have been part of it.
const LIST_STEPS: Record<"none" | "first" | "value" | "next" | "unsure", ListSteps> = {
  none: { "[": "first" },
  first: { "]": "none" },
  value: {},
  next: { ",": "value", "]": "none" },
  unsure: { ",": "unsure", "]": "none" },
};

const [OPEN, OPEN_LIST] = [0x7b, 0x5b];
const AFTER_SCALAR = new Set([0x2c, 0x5d, OPEN, OPEN_LIST]);
// A line feed or a byte-order mark.
const LOOK_BEHIND = 3;

function trimEnd(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && isSpace(bytes[end - 1] as number)) end -= 1;
  return bytes.subarray(0, end);
}
