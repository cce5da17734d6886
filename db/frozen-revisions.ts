import { flagBits } from "#audit/flags.ts";
import { type SQL, sql } from "./drizzle.ts";

/**
 * The revisions that a query reads, as a table expression named `revisions`: those of now, or, where the ledger is looked
 * at below a size, as they were when it had that many events. Only a before that was recorded since differs: an event
 * from below has, instead, the nearest event from below in front of it. Whether it is `late` was settled on its arrival.
 */
export const revisionsAt = (ledger: number | undefined): SQL =>
  ledger === undefined
    ? sql`revisions`
    : sql`(SELECT leaf_index, slot, occurred_at,
        CASE WHEN before_leaf >= ${ledger} THEN ${beforeBelow(ledger)} ELSE before_leaf END AS before_leaf,
        CASE WHEN before_leaf >= ${ledger} THEN flags & ${~DERIVED} | coalesce(${flagsBelow(ledger)}, 0) ELSE flags END AS flags
      FROM revisions AS kept) AS revisions`;

const [NOOP, CONTRADICTION] = [flagBits(["noop"]), flagBits(["contradiction"])];
const DERIVED = NOOP | CONTRADICTION;

/** One seek, and a step for each event of the slot that arrived since and stands between. */
const beforeBelow = (ledger: number): SQL => sql`(SELECT nearest.leaf_index FROM revisions AS nearest
  WHERE nearest.slot = kept.slot AND (nearest.occurred_at, nearest.leaf_index) < (kept.occurred_at, kept.leaf_index)
    AND nearest.leaf_index < ${ledger} ORDER BY nearest.occurred_at DESC, nearest.leaf_index DESC LIMIT 1)`;

/** What `derivedFlags` (revision-writer) says of the two: a state is the same where all that its row keeps of it is. */
const flagsBelow = (ledger: number): SQL => sql`(SELECT
    CASE WHEN ${sql.join(STATE.map(isKept), sql` AND `)} THEN ${NOOP} ELSE 0 END |
    CASE WHEN was.active = 0 AND after.kind_id IN (SELECT kind_id FROM event_kinds WHERE event = 'phone_change')
      THEN ${CONTRADICTION} ELSE 0 END
  FROM audit_events AS after JOIN audit_events AS was ON was.leaf_index = ${beforeBelow(ledger)}
  WHERE after.leaf_index = kept.leaf_index)`;

const STATE = ["status_id", "reason_ref", "description_id", "phone_type_id", "number_id", "extension", "active"];

const isKept = (column: string): SQL => sql.raw(`was.${column} IS after.${column}`);
