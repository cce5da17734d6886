import { Presets, SingleBar } from "cli-progress";

import type { Document } from "./documents.ts";

/** A progress bar on standard error over the bytes of a document; nothing where that is no terminal. */
export function progressOf({ name, size }: Document): { add(bytes: number): void; stop(): void } {
  if (!process.stderr.isTTY) return { add: () => {}, stop: () => {} };
  const format = `${name} {bar} {percentage}% {eta_formatted}`;
  const bar = new SingleBar(
    { format, stream: process.stderr, clearOnComplete: true, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(size, 0);
  return { add: (bytes) => bar.increment(bytes), stop: () => bar.stop() };
}
