import { Presets, SingleBar } from "cli-progress";

import type { Document } from "./documents.ts";

/** A progress bar on standard error over the bytes of a document; nothing where that is no terminal. */
export function progressOf({ name, size }: Document): { add(bytes: number): void; stop(): void } {
  return barOf(`${name} {bar} {percentage}% {eta_formatted}`, size);
}

/**
 * Lets events through with a progress bar on standard error. Where they are printed to a terminal there is none: it would
 * stand among them.
 */
export function* withProgress<T>(events: Iterable<T>, total: number): Generator<T> {
  if (process.stdout.isTTY) return yield* events;
  const bar = barOf("{bar} {percentage}% {value} of {total} events {eta_formatted}", total);
  try {
    for (const event of events) {
      yield event;
      bar.add(1);
    }
  } finally {
    bar.stop();
  }
}

function barOf(format: string, size: number): { add(amount: number): void; stop(): void } {
  if (!process.stderr.isTTY) return { add: () => {}, stop: () => {} };
  const bar = new SingleBar(
    { format, stream: process.stderr, clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(size, 0);
  return { add: (amount) => bar.increment(amount), stop: () => bar.stop() };
}
