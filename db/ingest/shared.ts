import type { Ingest } from "./ingest.ts";

/** What the server around the pages offers them: the way into the ledger, and its log. */
export type Recording = {
  ingest: Ingest;
  /** Writes one structured line. Never given a name of a person, a number, a payload or an address of a page. */
  log(level: "info" | "warn" | "error", message: string, fields: Record<string, unknown>): void;
};

// The built pages and the server around them are bundles of their own; what they share hangs on the global object.
const shared = globalThis as { rastroRecording?: Recording | null };

/** Offers the pages a way into the ledger, or with null takes it back. */
export function shareRecording(recording: Recording | null): void {
  shared.rastroRecording = recording;
}

/** The way into the ledger; null where nobody offers one, as under `next dev`. */
export const sharedRecording = (): Recording | null => shared.rastroRecording ?? null;
