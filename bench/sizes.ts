import { statSync } from "node:fs";

import type { Measure } from "./measure.ts";

/** Bytes on disk for each event, all of the store, against the bytes of its payload. */
export const measureSize: Measure = ({ db, file }) => {
  const read = db.$client.prepare("SELECT count(*), sum(length(bytes)) FROM payloads").raw();
  const [events, bytes] = read.get() as [number, number];
  const value = statSync(file).size / events;
  return [{ name: "bytes-per-event", value, floor: bytes / events, limit: { atMost: 2.5 } }];
};
