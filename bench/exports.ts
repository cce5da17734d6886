import { EXPORT_FORMATS, MOST_ROWS } from "#audit/exports/formats.ts";
import { parseSearch } from "#audit/search/parse.ts";
import type { Db } from "#db/client.ts";

import { runExport } from "./child.ts";
import type { Measure, Measured } from "./measure.ts";
import { SCOPE } from "./pages.ts";

/**
 * The newest million events in each format, in rows a second, against one statement that reads the same columns in the same
 * order; and by how many MiB the process that writes it grows.
 */
export const measureExports: Measure = async ({ db, file, say }) => {
  const scope = { ...SCOPE, ledger: Number.MAX_SAFE_INTEGER };
  const found: Measured[] = [];
  const since = sinceOf(db);
  const search = parseSearch(`since:"${new Date(since).toISOString()}"`);
  let before = floorOf(db, since);
  for (const format of EXPORT_FORMATS) {
    const { rows } = before;
    if (rows > MOST_ROWS[format]) continue;
    const run = await runExport({ file, search, scope, format, mostRows: null, phoneKey: null });
    if (run.rows !== rows) throw new Error(`${format}: ${run.rows} of ${rows} rows`);
    // Before and behind: an export takes long, and the machine may have other work meanwhile.
    const behind = floorOf(db, since);
    const floorMs = (before.ms + behind.ms) / 2;
    before = behind;
    const grown = (run.peakKib - run.idleKib) / 1024;
    say(
      `export-${format}: begun after ${Math.round(run.beginMs)} ms, ${run.rows} rows, ${run.bytes} bytes in ${Math.round(run.ms)} ms, ${Math.round(grown)} MiB more`,
    );
    const limit = format === "csv" ? { atLeast: 0.25 } : null;
    found.push(
      { name: `export-${format}`, value: perSecond(run.rows, run.ms), floor: perSecond(rows, floorMs), limit },
      { name: `export-${format}-mib`, value: grown, floor: MOST_MIB, limit: { atMost: 1 } },
    );
  }
  return found;
};

const [MOST, MOST_MIB] = [1_000_000, 64];

const perSecond = (rows: number, ms: number): number => rows / (ms / 1000);

function sinceOf({ $client }: Db): number {
  const at = $client.prepare("SELECT occurred_at FROM audit_events ORDER BY occurred_at DESC LIMIT 1 OFFSET ?").pluck();
  return (at.get(MOST - 1) as number | undefined) ?? 0;
}

function floorOf({ $client }: Db, since: number): { rows: number; ms: number } {
  const statement = $client.prepare(COLUMNS).raw();
  const began = performance.now();
  let rows = 0;
  for (const _ of statement.iterate(since)) rows += 1;
  return { rows, ms: performance.now() - began };
}

const state = (of: string, event: string) =>
  `${of}status.status, ${of}reason.reason_id, ${of}reason.reason_description, ${of}description.description,
  ${of}type.phone_type, ${of}number.area_code, ${of}number.number, ${of}number.country_code, ${event}.extension, ${event}.active`;
const joined = (
  of: string,
  event: string,
) => `LEFT JOIN statuses AS ${of}status ON ${of}status.status_id = ${event}.status_id
  LEFT JOIN reasons AS ${of}reason ON ${of}reason.reason_ref = ${event}.reason_ref
  LEFT JOIN descriptions AS ${of}description ON ${of}description.description_id = ${event}.description_id
  LEFT JOIN phone_types AS ${of}type ON ${of}type.phone_type_id = ${event}.phone_type_id
  LEFT JOIN phone_numbers AS ${of}number ON ${of}number.number_id = ${event}.number_id`;

const COLUMNS = `SELECT e.leaf_index, e.event_id, event, version, e.occurred_at, e.recorded_at, org_id, e.cid, email, roles, origin,
  method, e.uri, e.account_id, e.customer_id, e.program_id, ${state("", "e")}, ${state("was_", "was")}, e.flags | coalesce(r.flags, 0)
  FROM (SELECT * FROM audit_events WHERE occurred_at >= ?) AS e JOIN event_kinds USING (kind_id)
  LEFT JOIN orgs USING (org_ref) LEFT JOIN operator_emails USING (email_id) LEFT JOIN role_sets USING (role_set_id)
  LEFT JOIN origins USING (origin_id) LEFT JOIN methods USING (method_id) LEFT JOIN revisions AS r USING (leaf_index)
  ${joined("", "e")} LEFT JOIN audit_events AS was ON was.leaf_index = r.before_leaf ${joined("was_", "was")}
  ORDER BY e.occurred_at DESC, e.leaf_index DESC`;
