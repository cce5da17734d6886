/**
 * Rows of plain data, written column by column: what repeats stands there once. A column is its values in the order of the
 * rows, or each that occurs and, where there are several, at which place of them every row finds its own.
 */
export type Columnar = { count: number; columns: Record<string, Column> };
type Column = [values: unknown[], places?: number[]];

/** Writes some fields of rows; `fromColumns` is the inverse. Equal objects are told once where they are one and the same. */
export const toColumns = <T extends object>(rows: readonly T[], fields: readonly (keyof T & string)[]): Columnar => ({
  count: rows.length,
  columns: Object.fromEntries(fields.map((field) => [field, columnOf(rows.map((row) => row[field]))])),
});

function columnOf(values: unknown[]): Column {
  const found = new Map<unknown, number>();
  const places = values.map((value) => placeIn(found, value));
  if (found.size === values.length || found.size === 1) return [[...found.keys()]];
  // A place takes room as well: a column of which little repeats stands there as it is.
  return found.size * 4 > values.length * 3 ? [values] : [[...found.keys()], places];
}

function placeIn(found: Map<unknown, number>, value: unknown): number {
  const place = found.get(value) ?? found.size;
  found.set(value, place);
  return place;
}

/** The rows that were written. */
export function fromColumns<T>({ count, columns }: Columnar): T[] {
  const fields = Object.entries(columns);
  return Array.from({ length: count }, (_, at) => {
    const row: Record<string, unknown> = {};
    for (const [field, [values, places]] of fields) row[field] = values[places?.[at] ?? (values.length === 1 ? 0 : at)];
    return row as T;
  });
}
