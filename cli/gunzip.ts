import { once } from "node:events";
import { createGunzip, type Gunzip } from "node:zlib";

import { Problem } from "#audit/problems.ts";

/**
 * Decompresses gzip, several members one after another included. Everything that was read before a damaged or missing
 * end is given out first; then `gzip_broken`. (A stream that is simply iterated drops what it holds when it fails.)
 */
export async function* gunzipped(input: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  const ready: Buffer[] = [];
  let failure: Error | null = null;
  gunzip.on("data", (chunk: Buffer) => ready.push(chunk));
  gunzip.on("error", (error) => {
    failure = error;
  });

  for await (const chunk of input) {
    await written(gunzip, chunk);
    yield* ready.splice(0);
    if (failure) break;
  }
  if (!failure) await ended(gunzip);
  yield* ready.splice(0);
  if (failure) throw new Problem("gzip_broken", {}, { cause: failure });
}

/** Resolves when the chunk is decompressed or has failed: the next is not read before, so memory stays bounded. */
const written = (gunzip: Gunzip, chunk: Buffer): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      gunzip.off("close", done);
      resolve();
    };
    gunzip.once("close", done);
    gunzip.write(chunk, done);
  });

async function ended(gunzip: Gunzip): Promise<void> {
  gunzip.end();
  await once(gunzip, "close").catch(() => {});
}
