import pino from "pino";

import { Ingest } from "#db/ingest/ingest.ts";
import { shareRecording } from "#db/ingest/shared.ts";
import { storeFile } from "#db/live.ts";

/** Starts what records posts, and offers it to the pages; `close` finishes what waits. */
export function openRecording(data: string) {
  // Beside the address on standard output; one JSON object a line.
  const logger = pino(
    { base: null, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ fd: 2, sync: false }),
  );
  const ingest = new Ingest(data, storeFile(data), {
    // Its message could hold a payload.
    onEnded: (error) => logger.error({ error: error instanceof Error ? error.name : null }, "recorder ended"),
  });
  shareRecording({ ingest, log: (level, message, fields) => logger[level](fields, message) });
  return {
    async close(): Promise<void> {
      await ingest.close();
      shareRecording(null);
      logger.flush();
    },
  };
}
