import { readPattern, readRange } from "#audit/search/values.ts";
import { type AnySQLiteColumn, type SQL, sql } from "./drizzle.ts";

type Column = AnySQLiteColumn | SQL;

/** One of several conditions; false for none. */
export const anyOf = (conditions: SQL[]): SQL =>
  conditions.length === 0 ? sql`0` : sql`(${sql.join(conditions, sql` OR `)})`;

/** A column is one of these ids. One keeps the order of its index; a list would have to be sorted. */
export function idIn(column: Column, ids: number[]): SQL {
  // A pattern may match more than a statement may have parameters, and the ids are numbers of our own.
  return ids.length === 1 ? sql`${column} = ${ids[0]}` : sql`${column} IN (${sql.raw(ids.join(", "))})`;
}

/** A column is one of these whole numbers, or lies in one of these ranges. */
export function inRanges(column: Column, values: string[]): SQL {
  const ranges = values.flatMap((value) => readRange(value) ?? []);
  const exact = ranges.flatMap(({ from, to }) => (from === to && from !== null ? [from] : []));
  const wide = ranges.filter(({ from, to }) => from !== to);
  return anyOf([
    ...(exact.length > 0 ? [idIn(column, exact)] : []),
    ...wide.map(({ from, to }) =>
      sql.join(
        [...(from === null ? [] : [sql`${column} >= ${from}`]), ...(to === null ? [] : [sql`${column} <= ${to}`])],
        sql` AND `,
      ),
    ),
  ]);
}

/** A text fits a pattern, trimmed and without case: a function of ours, because LIKE folds ASCII only. */
export const fits = (column: Column, value: string): SQL => sql`fits(${column}, ${value})`;

/** A text fits a pattern, trimmed, case counting. */
export const fitsCased = (column: Column, value: string): SQL => sql`fits_cased(${column}, ${value})`;

/** A text of ids is one of the values or fits one that is a pattern; those that are named exactly are asked as one list. */
export function isOrFits(values: string[], isOneOf: (texts: string[]) => SQL, fitsOne: (pattern: string) => SQL): SQL {
  const patterns = values.filter((value) => readPattern(value).length > 1);
  const texts = values.flatMap((value) => {
    const [text = "", ...more] = readPattern(value.trim());
    return more.length === 0 ? [text] : [];
  });
  return anyOf([...(texts.length > 0 ? [isOneOf(texts)] : []), ...patterns.map(fitsOne)]);
}

/** A correlation id is one of these, trimmed, case counting. */
export const cidIs = (texts: string[]): SQL => sql`trim(audit_events.cid, ${BLANKS}) IN (${listOf(texts)})`;

/** An event id is one of these, trimmed, case counting: indexes find it. */
export const idIs = (texts: string[]): SQL =>
  // Nearly no id begins or ends with white space; the second half reads only those, in an index of their own.
  sql`audit_events.leaf_index IN (
    SELECT leaf_index FROM audit_events WHERE event_id IN (${listOf(texts)})
    UNION ALL SELECT leaf_index FROM audit_events
    WHERE event_id <> trim(event_id, ${BLANKS}) AND trim(event_id, ${BLANKS}) IN (${listOf(texts)}))`;

/** Texts for the right side of IN, each bound. */
export const listOf = (texts: string[]): SQL =>
  sql.join(
    texts.map((text) => sql`${text}`),
    sql`, `,
  );

/** What JavaScript's `trim()` takes away, as an expression that an index can hold. */
export const BLANKS = sql.raw(
  `char(9,10,11,12,13,32,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288,65279)`,
);
