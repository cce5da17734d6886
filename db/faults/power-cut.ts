import type { Act } from "./syscalls.ts";

/** What lies on the disk after a power cut, by file; and what had been acknowledged before it. */
export type Cut = { files: Map<string, Buffer>; noted: string[] };

type Change = Extract<Act, { kind: "write" | "truncate" }>;
type Disk = { durable: Buffer; pending: { at: number; change: Change }[] };
type Random = { below(most: number): number };

/**
 * Replays what a process did, and cuts the power at each of the given places (sorted). What was synced is there. What was
 * not is there or not, one write as the other, in any order, and may be torn at any sector of 512 bytes. What a sync failed to
 * put there never comes.
 */
export function* powerCuts(acts: Act[], base: Map<string, Buffer>, places: number[], random: Random): Generator<Cut> {
  const disks = new Map<string, Disk>([...base].map(([file, durable]) => [file, { durable, pending: [] }]));
  const noted: string[] = [];
  let next = 0;
  for (const place of places) {
    for (; next < place; next += 1) take(acts[next] as Act, next, disks, noted);
    const files = new Map([...disks].map(([file, disk]) => [file, leftOf(disk, random)]));
    yield { files, noted: [...noted] };
  }
}

function take(act: Act, at: number, disks: Map<string, Disk>, noted: string[]): void {
  if (act.kind === "noted") return void noted.push(...act.text.trim().split("\n"));
  const disk = disks.get(act.file) ?? { durable: Buffer.alloc(0), pending: [] };
  disks.set(act.file, disk);
  if (act.kind === "write" || act.kind === "truncate") return void disk.pending.push({ at, change: act });
  const synced = disk.pending.filter((one) => one.at < act.of);
  if (act.kind === "sync") disk.durable = synced.reduce((bytes, { change }) => changed(bytes, change), disk.durable);
  disk.pending = disk.pending.slice(synced.length);
}

function leftOf({ durable, pending }: Disk, random: Random): Buffer {
  const kept = pending.filter(() => random.below(2) === 0).map(({ change }) => torn(change, random));
  const shuffled = kept
    .map((changes) => ({ changes, at: random.below(1 << 30) }))
    .sort((one, other) => one.at - other.at);
  return shuffled.flatMap(({ changes }) => changes).reduce(changed, Buffer.from(durable));
}

const SECTOR = 512;

/** A third of the writes reach the disk only in part. */
function torn(change: Change, random: Random): Change[] {
  if (change.kind === "truncate" || random.below(3) > 0) return [change];
  const { file, at, bytes } = change;
  const parts: Change[] = [];
  for (let from = 0; from < bytes.length; ) {
    // Sectors are those of the disk, wherever a write begins.
    const to = Math.min(bytes.length, from + SECTOR - ((at + from) % SECTOR));
    if (random.below(2) === 0) parts.push({ kind: "write", file, at: at + from, bytes: bytes.subarray(from, to) });
    from = to;
  }
  return parts;
}

function changed(disk: Buffer, change: Change): Buffer {
  const size = change.kind === "write" ? Math.max(disk.length, change.at + change.bytes.length) : change.size;
  const grown = size === disk.length ? disk : Buffer.concat([disk.subarray(0, size)], size);
  if (change.kind === "write") change.bytes.copy(grown, change.at);
  return grown;
}
