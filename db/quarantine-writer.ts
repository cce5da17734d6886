import { createHash } from "node:crypto";

import type { Incoming } from "#audit/incoming.ts";
import type { Problem } from "#audit/problems.ts";

import type { Db } from "./client.ts";
import type { Dictionaries } from "./dictionaries.ts";
import type { Delivery } from "./ledger.ts";

/** Writes what was refused. The same bytes at the same place again are the same item, seen once more. */
export function quarantineWriter({ $client }: Db, dictionaries: Dictionaries) {
  const again = $client.prepare(`
    UPDATE quarantine SET times = times + 1, last_seen_at = @now
    WHERE digest = @digest AND source_id = @sourceId AND file = @file AND byte_offset = @offset AND code = @code`);
  const insert = $client.prepare(`
    INSERT INTO quarantine (source_id, file, ordinal, byte_offset, byte_length, bytes, digest, code, pointer, expected,
      error_offset, first_seen_at, last_seen_at, document)
    VALUES (@sourceId, @file, @ordinal, @offset, @length, @bytes, @digest, @code, @pointer, @expected, @errorOffset, @now, @now, @document)`);

  return {
    append({ at, bytes }: Incoming, { code, place }: Problem, { source, file, document, now }: Delivery): void {
      const row = {
        ...at,
        sourceId: dictionaries.idOf("sources", source),
        file,
        bytes,
        digest: createHash("sha256").update(bytes).digest(),
        code,
        pointer: place.pointer ?? null,
        expected: place.expected ?? null,
        errorOffset: place.offset ?? null,
        now,
        document,
      };
      if (again.run(row).changes === 0) insert.run(row);
    },
  };
}
