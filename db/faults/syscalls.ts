import { closeSync, openSync, readSync } from "node:fs";

/** What a traced process did to its files, in order. An acknowledgement is a line that it wrote into its notes. */
export type Act =
  | { kind: "write"; file: string; at: number; bytes: Buffer }
  | { kind: "truncate"; file: string; size: number }
  // Of what was done before it began, which is so many acts.
  | { kind: "sync"; file: string; of: number }
  // What it should have put on the disk may never get there, though a later one says that all is well.
  | { kind: "failed"; file: string; of: number }
  | { kind: "noted"; text: string };

/** How strace has to be called, so that `actsIn` can read what it wrote. */
export const STRACE = ["-f", "-qq", "-xx", "-s", "4194304"];
export const TRACED = ["-e", "trace=openat,pwrite64,write,ftruncate,fsync,fdatasync"];

/** Reads a trace: what was done to the files whose path begins with `store`, and what was noted in `notes`. */
export function actsIn(trace: string, { store, notes }: { store: string; notes: string }): Act[] {
  const paths = new Map<string, string>();
  const begun = new Map<string, { call: string; acts: number }>();
  const acts: Act[] = [];
  for (const line of linesOf(trace)) {
    const [, pid = "", rest = ""] = /^(\d+) +(.*)$/s.exec(line) ?? [];
    // Another thread came between: what it wrote since a sync began is not synced by it.
    if (rest.endsWith("<unfinished ...>"))
      begun.set(pid, { call: rest.replace(/ *<unfinished \.\.\.>$/, ""), acts: acts.length });
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/s.exec(rest);
    const before = resumed ? begun.get(pid) : undefined;
    const call = resumed ? `${before?.call ?? ""}${resumed[1]}` : rest;
    const [, name = "", given = "", result = ""] = /^(\w+)\((.*?)\)? += (-?\d+)/s.exec(call) ?? [];
    if (name === "openat") paths.set(result, textOf(/"([^"]*)"/.exec(given)?.[1] ?? ""));
    const file = paths.get(/^\d+/.exec(given)?.[0] ?? "") ?? "";
    const of = before?.acts ?? acts.length;
    const act = Number(result) < 0 ? failureOf(name, file, of) : actOf(name, given, file, of);
    if (act?.kind === "noted" ? file === notes : act && file.startsWith(store)) acts.push(act as Act);
  }
  return acts;
}

function actOf(name: string, given: string, file: string, of: number): Act | null {
  const [, hex = "", numbers = ""] = /"([^"]*)"(.*)$/s.exec(given) ?? [];
  if (name === "pwrite64") return { kind: "write", file, at: Number(numbers.split(",").at(-1)), bytes: bytesOf(hex) };
  if (name === "ftruncate") return { kind: "truncate", file, size: Number(given.split(",")[1]) };
  if (SYNCS.includes(name)) return { kind: "sync", file, of };
  return name === "write" ? { kind: "noted", text: textOf(hex) } : null;
}

const SYNCS = ["fsync", "fdatasync"];

const failureOf = (name: string, file: string, of: number): Act | null =>
  SYNCS.includes(name) ? { kind: "failed", file, of } : null;

const bytesOf = (hex: string): Buffer => Buffer.from(hex.replaceAll("\\x", ""), "hex");
const textOf = (hex: string): string => bytesOf(hex).toString();

/** A trace is larger than the longest string. */
function* linesOf(path: string): Generator<string> {
  const [file, chunk] = [openSync(path, "r"), Buffer.alloc(1 << 22)];
  let rest = "";
  for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
    const lines = (rest + chunk.toString("latin1", 0, read)).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  closeSync(file);
}
