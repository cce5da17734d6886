import type { ProblemCode } from "#audit/problems.ts";

import type { Db } from "./client.ts";
import { and, eq } from "./drizzle.ts";
import { exportRecords as records } from "./viewers-schema.ts";

/** What is kept of an export: what was asked for, and what became of it. */
export type ExportRecord = typeof records.$inferSelect;

/** What is known of an export when it begins. */
export type ExportBegun = Omit<ExportRecord, keyof Ended> & { status: ExportRecord["status"] };

type Ended = Pick<
  ExportRecord,
  "status" | "finishedAt" | "rows" | "bytes" | "sha256" | "columns" | "cutCells" | "problem"
>;

/** How an export ended. */
export type ExportEnd = Partial<Ended> & {
  status: "done" | "failed" | "aborted";
  finishedAt: number;
  problem?: ProblemCode;
};

/** Records that an export begins; false when its id is taken. */
export function recordExport(db: Db, begun: Omit<ExportBegun, "status">): boolean {
  const row = { ...begun, status: "running" as const, rows: 0 };
  return db.insert(records).values(row).onConflictDoNothing().run().changes === 1;
}

/** Records how an export ended. What has ended stays as it ended. */
export function endExport(db: Db, exportId: string, end: ExportEnd): void {
  db.update(records)
    .set(end)
    .where(and(eq(records.exportId, exportId), eq(records.status, "running")))
    .run();
}

/** An export of a viewer, or null. */
export function findExport(
  db: Db,
  { exportId, viewer }: Pick<ExportRecord, "exportId" | "viewer">,
): ExportRecord | null {
  const own = and(eq(records.exportId, exportId), eq(records.viewer, viewer));
  return db.select().from(records).where(own).get() ?? null;
}
