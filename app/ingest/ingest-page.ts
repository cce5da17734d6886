import type { countQuarantine, QuarantineItem } from "#db/quarantine.ts";
import type { SourceSummary } from "#db/sources.ts";

import type { IngestAddress } from "./ingest-address.ts";

/** What the page of ingest shows; `older` is where its next page begins. */
export type IngestPage = {
  address: IngestAddress;
  items: QuarantineItem[];
  older: number | null;
  sources: SourceSummary[];
  counts: ReturnType<typeof countQuarantine>;
};
