import type { Db } from "./client.ts";
import type { Outcome } from "./ledger.ts";

type Tally = {
  recorded: number;
  duplicate: number;
  refused: number;
  lateSum: number;
  lateMost: number;
  lastAt: number;
};

const HOUR = 3_600_000;

/** Counts what becomes of what each source sends, hour by hour; what was counted is written once for each transaction. */
export function sourceTally({ $client }: Db) {
  const add = $client.prepare(`
    UPDATE source_hours SET recorded = recorded + @recorded, duplicate = duplicate + @duplicate, refused = refused + @refused,
      late_sum = late_sum + @lateSum, late_most = max(late_most, @lateMost), last_at = max(last_at, @lastAt)
    WHERE source_id = @sourceId AND hour = @hour`);
  const insert = $client.prepare(`
    INSERT INTO source_hours (source_id, hour, recorded, duplicate, refused, late_sum, late_most, last_at)
    VALUES (@sourceId, @hour, @recorded, @duplicate, @refused, @lateSum, @lateMost, @lastAt)`);
  const tallies = new Map<string, Tally>();

  return {
    begin: (): void => tallies.clear(),
    /** `late` is how long after it occurred an event was recorded, in milliseconds. */
    count(source: string, now: number, outcome: Outcome["kind"], late: number): void {
      const key = `${Math.floor(now / HOUR)} ${source}`;
      const tally = tallies.get(key) ?? { recorded: 0, duplicate: 0, refused: 0, lateSum: 0, lateMost: 0, lastAt: now };
      tallies.set(key, tally);
      tally[outcome] += 1;
      tally.lateSum += late;
      tally.lateMost = Math.max(tally.lateMost, late);
      tally.lastAt = Math.max(tally.lastAt, now);
    },
    write(sourceIdOf: (source: string) => number): void {
      for (const [key, tally] of tallies) {
        const at = key.indexOf(" ");
        const row = { ...tally, hour: Number(key.slice(0, at)), sourceId: sourceIdOf(key.slice(at + 1)) };
        if (add.run(row).changes === 0) insert.run(row);
      }
    },
  };
}
