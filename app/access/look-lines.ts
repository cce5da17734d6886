import { csvLine } from "#audit/exports/csv-line.ts";
import { isoTime } from "#audit/time.ts";
import type { LookView } from "#db/access-looks.ts";

/** What looks can be written as. */
export const LOOK_FORMATS = ["csv", "ndjson"] as const;
export type LookFormat = (typeof LOOK_FORMATS)[number];

type Cell = string | number | null;

const COLUMNS: Record<string, (look: LookView) => Cell> = {
  leaf_index: ({ leafIndex }) => leafIndex,
  time: ({ at }) => isoTime(at),
  viewer: ({ viewer }) => viewer,
  role: ({ role }) => role || null,
  event: ({ event }) => event,
  origin: ({ origin }) => origin,
  address: ({ address }) => address,
  uri: ({ uri }) => uri,
  account_id: ({ seen }) => seen.account_id ?? null,
  opened_leaf: ({ seen }) => seen.leaf_index ?? null,
  search: ({ seen }) => seen.search ?? null,
  listed: ({ seen }) => seen.leaves?.length ?? null,
  reason: ({ seen }) => seen.reason ?? null,
  /** Everything that the look says of what was seen. */
  seen: ({ seen }) => JSON.stringify(seen),
};

/** Looks as lines of text: RFC 4180 with cells that are safe in spreadsheets, or one JSON object a line. */
export const LOOK_LINES: Record<LookFormat, { head: string; lines: (looks: LookView[]) => string }> = {
  csv: {
    head: csvLine(Object.keys(COLUMNS)),
    lines: (looks) => looks.map((look) => csvLine(cellsOf(look))).join(""),
  },
  ndjson: { head: "", lines: (looks) => looks.map((look) => `${JSON.stringify(objectOf(look))}\n`).join("") },
};

const cellsOf = (look: LookView): (string | null)[] =>
  Object.values(COLUMNS).map((cell) => {
    const value = cell(look);
    return value === null ? null : String(value);
  });

const objectOf = ({ leafIndex, at, viewer, role, event, origin, address, uri, seen }: LookView) => ({
  leaf_index: leafIndex,
  time: isoTime(at),
  ...{ viewer, role: role || null, event, origin, address, uri, seen },
});
