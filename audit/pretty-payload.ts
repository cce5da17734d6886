import { walkJson } from "./json/walk.ts";
import { maskText } from "./masking.ts";
import { maskPayload } from "./payloads.ts";

/** A line of a payload as it is shown, with the part of it that is wrong; `marked` is empty on every other line. */
export type PayloadLine = { before: string; marked: string; after: string };

/** Where something is wrong: a JSON pointer, or a byte of what cannot be read. */
export type WrongAt = { pointer: string | null; offset: number | null };

/** A payload as a viewer may read it. `within` is the pointer to the string that it stands in, `cut` how much is left out. */
export type PrettyPayload = { lines: PayloadLine[]; within: string; cut: number };

/**
 * A payload in lines, one value each, with numbers masked and the wrong place marked. What is wrong inside a string that is
 * JSON itself (the message of a wrapper) is shown as that JSON. Spellings and repeated keys stay as they came.
 */
export function prettyPayload(bytes: Uint8Array, at: WrongAt): PrettyPayload {
  const text = textOf(bytes);
  if (!isJson(text)) return { ...shortened(rawLines(bytes, at.offset)), within: "" };
  const { inner, pointer, within } = innermost(text, at.pointer ?? "", "");
  const masked = maskPayload(Buffer.from(inner));
  const wrong = at.pointer === null ? null : maskText(pointer);
  return { ...shortened(markedLines(masked, wrong)), within: maskText(within) };
}

type Inner = { inner: string; pointer: string; within: string };

/** Goes into the string that a pointer goes on below. */
function innermost(text: string, pointer: string, within: string): Inner {
  let found: { text: string; at: string } | null = null;
  walkJson(text, {
    token({ kind, pointer: at, start, end }) {
      if (kind === "string" && pointer.startsWith(`${at}/`)) found = { text: JSON.parse(text.slice(start, end)), at };
    },
  });
  const { text: inner, at } = (found ?? { text: "", at: "" }) as { text: string; at: string };
  if (!isJson(inner)) return { inner: text, pointer, within };
  return innermost(inner, pointer.slice(at.length), within + at);
}

type Line = { indent: number; text: string; pointer: string | null };

function markedLines(text: string, pointer: string | null): PayloadLine[] {
  const lines = linesOf(text);
  const wrong = pointer === null ? -1 : nearest(lines, pointer);
  return lines.map(({ indent, text: line }, index) => {
    const before = "  ".repeat(indent);
    return index === wrong
      ? { before, marked: line.replace(/,$/, ""), after: line.endsWith(",") ? "," : "" }
      : { before: before + line, marked: "", after: "" };
  });
}

/** The line of a pointer, or of what it would stand in: what is missing has no line. */
function nearest(lines: Line[], pointer: string): number {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf("/"))) {
    const line = lines.findLastIndex((one) => one.pointer === at);
    if (line >= 0 || at === "") return line;
  }
}

/** Cuts a JSON text into lines at its structure, and nothing else: each key and scalar stays as it is spelt. */
function linesOf(text: string): Line[] {
  const pointers = pointersOf(text);
  const lines: Line[] = [{ indent: 0, text: "", pointer: null }];
  let indent = 0;
  const add = (part: string, at: number) => {
    const line = lines.at(-1) as Line;
    line.text += part;
    line.pointer ??= pointers.get(at) ?? null;
  };
  const breakLine = () => void lines.push({ indent, text: "", pointer: null });
  for (const { 0: part, index } of text.matchAll(PARTS)) {
    const closes = part === "}" || part === "]";
    if (closes) indent -= 1;
    if (closes && !/[[{]$/.test((lines.at(-1) as Line).text)) breakLine();
    else if (!closes && part !== "," && /[[{]$/.test((lines.at(-1) as Line).text)) breakLine();
    add(part === ":" ? ": " : part, index);
    if (part === "{" || part === "[") indent += 1;
    if (part === ",") breakLine();
  }
  return lines;
}

const PARTS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gs;

/** Which pointer begins where: that of a key's value at the key, that of an element at the element. */
function pointersOf(text: string): Map<number, string> {
  const pointers = new Map<number, string>();
  walkJson(text, {
    token: ({ pointer, start }) => void pointers.set(start, pointer),
    container: ({ pointer, start }) => void pointers.set(start, pointer),
  });
  return pointers;
}

/** What cannot be read, masked, in its own lines; the byte at which reading ended is marked. */
function rawLines(bytes: Uint8Array, offset: number | null): PayloadLine[] {
  const text = maskText(textOf(bytes));
  const at = offset === null ? -1 : textOf(bytes.subarray(0, offset)).length;
  let start = 0;
  return text.split("\n").map((line) => {
    const mark = at - start;
    start += line.length + 1;
    if (mark < 0 || mark > line.length) return { before: line, marked: "", after: "" };
    return { before: line.slice(0, mark), marked: line.slice(mark, mark + 1) || "▮", after: line.slice(mark + 1) };
  });
}

/** The lines around what is marked, when there are too many or too long ones to show. */
function shortened(lines: PayloadLine[]): Omit<PrettyPayload, "within"> {
  const wrong = Math.max(
    0,
    lines.findIndex(({ marked }) => marked !== ""),
  );
  const first = Math.max(0, Math.min(wrong - MOST_LINES / 2, lines.length - MOST_LINES));
  const shown = lines.slice(first, first + MOST_LINES);
  return { lines: shown.map(narrowed), cut: lines.length - shown.length };
}

function narrowed({ before, marked, after }: PayloadLine): PayloadLine {
  const short = before.length > MOST_CHARACTERS ? `…${before.slice(-MOST_CHARACTERS)}` : before;
  // Without a mark the beginning says more than the end.
  if (marked === "") return { before: cutEnd(before), marked, after };
  return { before: short.toWellFormed(), marked: cutEnd(marked), after: cutEnd(after) };
}

const cutEnd = (text: string): string =>
  (text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text).toWellFormed();

const MOST_LINES = 400;
const MOST_CHARACTERS = 2000;

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null;
  } catch {
    return false;
  }
}
