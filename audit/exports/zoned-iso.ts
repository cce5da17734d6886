import { Temporal } from "temporal-polyfill";

/**
 * Prints instants as the wall-clock time of a zone with its offset, such as `2026-03-20T16:03:00.000-03:00`. For many: a
 * quarter of an hour that begins and ends with the same offset is asked for once.
 */
export function zonedPrinter(zone: string): (ms: number) => string {
  const printWall = wallPrinter();
  const known = new Map<number, Offset | null>();

  function offsetAt(ms: number): Offset {
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
    const { offset, text } = offsetAt(ms);
    return printWall(ms + offset) + text;
  };
}

/** Prints instants as `toISOString` does, for many. */
export function isoPrinter(): (ms: number) => string {
  const printWall = wallPrinter();
  return (ms) => `${printWall(ms)}Z`;
}

/** Prints times without an offset. Those of one minute that follow upon each other share what is printed of it. */
function wallPrinter(): (ms: number) => string {
  let [last, printed] = [Number.NaN, ""];
  return (ms) => {
    const minute = Math.floor(ms / MINUTE);
    if (minute !== last)
      [last, printed] = [minute, new Date(minute * MINUTE).toISOString().slice(0, -"00.000Z".length)];
    // In 32 bits: a remainder of larger numbers takes ten times as long.
    const rest = (ms - minute * MINUTE) | 0;
    return printed + SECONDS[(rest / 1000) | 0] + THOUSANDTHS[rest % 1000];
  };
}

const MINUTE = 60_000;
const SECONDS = Array.from({ length: 60 }, (_, second) => `${String(second).padStart(2, "0")}.`);
const THOUSANDTHS = Array.from({ length: 1000 }, (_, thousandth) => String(thousandth).padStart(3, "0"));

type Offset = { offset: number; text: string };

// Every offset of our time changes at a quarter of an hour; those of old do not, and are asked for one by one.
const QUARTER = 900_000;
const MOST = 10_000;

function steadyOffset(from: number, zone: string): Offset | null {
  const [first, last] = [offsetOf(from, zone), offsetOf(from + QUARTER - 1, zone)];
  return first.offset === last.offset ? first : null;
}

function offsetOf(ms: number, zone: string): Offset {
  const offset = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000;
  return { offset, text: printOffset(offset) };
}

/** Local mean time, as it was before the zones, has seconds too. */
function printOffset(offset: number): string {
  const seconds = Math.abs(offset) / 1000;
  const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((part) =>
    String(Math.floor(part)).padStart(2, "0"),
  );
  return (offset < 0 ? "-" : "+") + (parts[2] === "00" ? parts.slice(0, 2) : parts).join(":");
}
