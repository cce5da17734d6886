import { createHash } from "node:crypto";

import type { CustomerTelephone } from "#audit/contracts/customer-telephone.ts";
import type { PieceAt } from "#audit/incoming.ts";
import { Problem } from "#audit/problems.ts";

import type { Db } from "./client.ts";
import { Dictionaries } from "./dictionaries.ts";
import { quarantineWriter } from "./quarantine-writer.ts";
import { onStore } from "./store-problems.ts";

/** What a snapshot says against the one before it: read = added + changed + unchanged + refused. */
export type SnapshotTally = {
  read: number;
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
  refused: number;
};

/** One row on its way in, with its bytes and place for the case that it is refused. */
export type SnapshotRow = { at: PieceAt; file: string; bytes: Uint8Array } & (
  | { kind: "phone"; phone: CustomerTelephone }
  | { kind: "refused"; problem: Problem }
);

/**
 * Writes one snapshot inside one IMMEDIATE transaction, row by row, so that it may be larger than memory. States that
 * were seen before are stored once. A snapshot that was recorded already, the same to the last row, is not recorded again.
 */
export function snapshotWriter(db: Db, { source, asOf, now }: { source: string; asOf: number; now: number }) {
  const dictionaries = new Dictionaries(db);
  const quarantined = quarantineWriter(db, dictionaries);
  const statements = prepare(db);
  const tally: SnapshotTally = { read: 0, added: 0, changed: 0, removed: 0, unchanged: 0, refused: 0 };

  function refuse(row: SnapshotRow, problem: Problem): Problem {
    tally.refused += 1;
    quarantined.append({ kind: "refused", at: row.at, bytes: row.bytes, problem }, problem, {
      source,
      file: row.file,
      document: "",
      now,
    });
    return problem;
  }

  function stage(phone: CustomerTelephone): boolean {
    const values = columnsOf(phone);
    const digest = createHash("sha256").update(JSON.stringify(values)).digest();
    return statements.stage.run(phone.id, digest, JSON.stringify(values)).changes === 1;
  }

  function compareAndRecord(): void {
    const before = statements.previous.get(asOf) as number | undefined;
    Object.assign(tally, statements.compare.get({ before: before ?? null }));
    record(db, { sourceId: dictionaries.idOf("sources", source) as number, asOf, now });
  }

  return {
    begin(): void {
      onStore(() => {
        db.$client.exec("BEGIN IMMEDIATE");
        statements.clear.run();
      });
    },
    take(row: SnapshotRow): Problem | null {
      return onStore(() => {
        tally.read += 1;
        if (row.kind === "refused") return refuse(row, row.problem);
        return stage(row.phone) ? null : refuse(row, new Problem("phone_repeated", { pointer: "/id" }));
      });
    },
    commit(): SnapshotTally {
      return onStore(() => {
        // Where no row could be read, the registry was not empty: this is not the registry.
        if (tally.read === 0 || tally.refused < tally.read) compareAndRecord();
        db.$client.exec("COMMIT");
        return tally;
      });
    },
    rollback(): void {
      if (db.$client.inTransaction) db.$client.exec("ROLLBACK");
    },
  };
}

function record({ $client }: Db, { sourceId, asOf, now }: { sourceId: number; asOf: number; now: number }): void {
  const hash = createHash("sha256");
  for (const digest of $client.prepare("SELECT digest FROM staged ORDER BY phone_id").pluck().iterate()) {
    hash.update(digest as Buffer);
  }
  const digest = hash.digest();
  const known = $client.prepare("SELECT 1 FROM snapshots WHERE as_of = ? AND digest = ?").get(asOf, digest);
  if (known) return;
  const snapshot = $client.prepare("INSERT INTO snapshots (source_id, as_of, recorded_at, digest) VALUES (?, ?, ?, ?)");
  const { lastInsertRowid } = snapshot.run(sourceId, asOf, now, digest);
  $client.exec(KEEP_NEW_STATES);
  $client.prepare(KEEP_SNAPSHOT).run(lastInsertRowid);
}

/** In the order of the columns of `customer_phones`. Deprecated fields were dropped when the row was parsed. */
const columnsOf = (phone: CustomerTelephone) => [
  phone.id,
  phone.customer_id,
  phone.area_code,
  phone.number,
  phone.type,
  phone.level_id,
  Number(phone.has_sms),
  Number(phone.has_whatsapp),
  phone.insert_origin,
  phone.inserted_by,
  phone.country_code,
  phone.country_iso2,
  phone.full_number,
  phone.full_number_cc,
];

const KEEP_NEW_STATES = `
  INSERT INTO customer_phones (digest, phone_id, customer_id, area_code, number, type, level_id, has_sms, has_whatsapp,
    insert_origin, inserted_by, country_code, country_iso2, full_number, full_number_cc)
  SELECT digest, ${Array.from({ length: 14 }, (_, index) => `state ->> ${index}`).join(", ")}
  FROM staged WHERE digest NOT IN (SELECT digest FROM customer_phones)`;

const KEEP_SNAPSHOT = `
  INSERT INTO snapshot_phones (snapshot_id, phone_id, customer_phone_id)
  SELECT ?, staged.phone_id, customer_phone_id FROM staged JOIN customer_phones USING (digest)`;

const COMPARE = `
  WITH previous AS (
    SELECT snapshot_phones.phone_id, digest FROM snapshot_phones JOIN customer_phones USING (customer_phone_id)
    WHERE snapshot_id = @before
  )
  SELECT
    (SELECT count(*) FROM staged WHERE phone_id NOT IN (SELECT phone_id FROM previous)) AS added,
    (SELECT count(*) FROM staged JOIN previous USING (phone_id) WHERE staged.digest <> previous.digest) AS changed,
    (SELECT count(*) FROM previous WHERE phone_id NOT IN (SELECT phone_id FROM staged)) AS removed,
    (SELECT count(*) FROM staged JOIN previous USING (phone_id) WHERE staged.digest = previous.digest) AS unchanged`;

function prepare({ $client }: Db) {
  $client.exec(
    "CREATE TEMP TABLE IF NOT EXISTS staged (phone_id TEXT PRIMARY KEY, digest BLOB NOT NULL, state TEXT NOT NULL) STRICT",
  );
  return {
    clear: $client.prepare("DELETE FROM staged"),
    stage: $client.prepare("INSERT INTO staged VALUES (?, ?, ?) ON CONFLICT DO NOTHING"),
    // The same instant again is compared with what it replaces.
    previous: $client
      .prepare("SELECT snapshot_id FROM snapshots WHERE as_of <= ? ORDER BY as_of DESC, snapshot_id DESC LIMIT 1")
      .pluck(),
    compare: $client.prepare(COMPARE),
  };
}
