import { Temporal } from "temporal-polyfill";

/**
 * Prints instants as the wall-clock time of a zone with its offset, such as `2026-03-20T16:03:00.000-03:00`. For many: a
 * quarter of an hour that begins and ends with the same offset is asked for once.
 */
export function zonedPrinter(zone: string): (ms: number) => string {
  const known = new Map<number, number | null>();

  function offsetAt(ms: number): number {
    const quarter = Math.floor(ms / QUARTER);
    let offset = known.get(quarter);
    if (offset === undefined) {
      offset = steadyOffset(quarter * QUARTER, zone);
      if (known.size >= MOST) known.clear();
      known.set(quarter, offset);
    }
    return offset ?? offsetOf(ms, zone);
  }

  return (ms) => {
    const offset = offsetAt(ms);
    return `${new Date(ms + offset).toISOString().slice(0, -1)}${printOffset(offset)}`;
  };
}

// Every offset of our time changes at a quarter of an hour; those of old do not, and are asked for one by one.
const QUARTER = 900_000;
const MOST = 10_000;

function steadyOffset(from: number, zone: string): number | null {
  const [first, last] = [offsetOf(from, zone), offsetOf(from + QUARTER - 1, zone)];
  return first === last ? first : null;
}

const offsetOf = (ms: number, zone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000;

/** Local mean time, as it was before the zones, has seconds too. */
function printOffset(offset: number): string {
  const seconds = Math.abs(offset) / 1000;
  const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) =>
    String(Math.floor(part)).padStart(2, "0"),
  );
  return (offset < 0 ? "-" : "+") + (parts[2] === "00" ? parts.slice(0, 2) : parts).join(":");
}
