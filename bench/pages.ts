import { parseSearch } from "#audit/search/parse.ts";
import type { Db } from "#db/client.ts";
import { countEvents, listEvents, type PageRequest } from "#db/events.ts";
import type { Scope } from "#db/matching.ts";

import { type Measure, race } from "./measure.ts";
import { LONG_ACCOUNT } from "./originals.ts";

/** A page of fifty events with their befores, against the same events by one prepared statement without them. */
export const measurePages: Measure = (bench) => {
  const { db, size } = bench;
  const operator = busiest(db);
  const middle = eventAt(db, Math.floor(size / 2));
  const page = (name: string, q: string, floor: () => unknown, more: Partial<PageRequest> = {}) => {
    const search = parseSearch(q);
    const value = () => listEvents(db, search, SCOPE, { limit: PAGE, ...more });
    return race(bench, { name, value, floor, limit: { atMost: 4 } });
  };
  const account = rawPage(db, "account_id = ?");
  const ofOperator = rawPage(db, "operator_id = ?");
  const behind = rawPage(db, "(occurred_at, leaf_index) < (?, ?)");
  const screen = rawPage(db, "account_id = ?", SCREEN);
  const search = parseSearch(`account:${LONG_ACCOUNT}`);
  return [
    page("page-newest", "", rawPage(db, "TRUE")),
    page("page-operator", `operator:${operator.key}`, () => ofOperator(operator.id)),
    page("page-account", `account:${LONG_ACCOUNT}`, () => account(LONG_ACCOUNT)),
    page("page-deep", "", () => behind(middle.at, middle.leafIndex), {
      before: middle,
    }),
    race(bench, {
      name: "timeline",
      value: () => [listEvents(db, search, SCOPE, { limit: SCREEN }), countEvents(db, search, SCOPE)],
      floor: () => screen(LONG_ACCOUNT),
      limit: { atMost: 5 },
    }),
  ];
};

export const PAGE = 50;
/** The rows of a timeline that are shown at first, beside how many there are. */
const SCREEN = 100;
export const SCOPE: Scope = { subject: null, zone: "America/Sao_Paulo", now: Date.parse("2026-12-01T00:00:00Z") };

/** The operator of most events. */
export const busiest = ({ $client }: Db): { id: number; key: string } =>
  $client
    .prepare(
      `SELECT operator_id AS id, operator_key AS key FROM shapes JOIN operators USING (operator_id)
      GROUP BY operator_id ORDER BY sum(events) DESC LIMIT 1`,
    )
    .get() as { id: number; key: string };

const eventAt = ({ $client }: Db, place: number) =>
  $client
    .prepare(
      "SELECT occurred_at AS at, leaf_index AS leafIndex FROM audit_events ORDER BY occurred_at LIMIT 1 OFFSET ?",
    )
    .get(place) as { at: number; leafIndex: number };

/** The newest events that a condition selects, with the names that their ids stand for. */
export function rawPage({ $client }: Db, where: string, limit = PAGE): (...values: number[]) => unknown[] {
  const statement = $client.prepare(`SELECT audit_events.leaf_index, event_id, domain, event, version,
      occurred_at, recorded_at, org_id, cid, audit_events.operator_id, email, roles, origin, method, uri, account_id,
      customer_id, program_id, flags, status, reason_id, reason_description, description, phone_type, area_code, number,
      country_code, extension, active
    FROM audit_events JOIN event_kinds USING (kind_id) LEFT JOIN orgs USING (org_ref)
    LEFT JOIN operator_emails USING (email_id) LEFT JOIN role_sets USING (role_set_id) LEFT JOIN origins USING (origin_id)
    LEFT JOIN methods USING (method_id) LEFT JOIN statuses USING (status_id) LEFT JOIN reasons USING (reason_ref)
    LEFT JOIN descriptions USING (description_id) LEFT JOIN phone_types USING (phone_type_id)
    LEFT JOIN phone_numbers USING (number_id)
    WHERE ${where.replace(/\b(\w+_(?:id|at|index))\b/g, "audit_events.$1")}
    ORDER BY occurred_at DESC, leaf_index DESC LIMIT ${limit}`);
  return (...values) => statement.all(...values);
}
