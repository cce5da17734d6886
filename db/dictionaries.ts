import type { Db } from "./client.ts";

/**
 * The ids of recurring values. Each is read or written once and then remembered; after a transaction that failed the
 * memory must be forgotten, because what it learnt was rolled back.
 */
export class Dictionaries {
  readonly #db: Db;
  readonly #known = new Map<string, Map<string, number>>();
  readonly #statements = new Map<string, ReturnType<typeof prepare>>();

  constructor(db: Db) {
    this.#db = db;
  }

  /** The id of a value in a dictionary of one text column; null stays null. */
  idOf(dictionary: keyof typeof TEXTS, value: string | null): number | null {
    return value === null ? null : this.#id(dictionary, value, () => [value]);
  }

  /** The id of a value whose row has more columns: `row` makes them in the order of `ROWS`. */
  rowIdOf(dictionary: keyof typeof ROWS, key: string, row: () => Row): number {
    return this.#id(dictionary, key, row);
  }

  forget(): void {
    this.#known.clear();
  }

  #id(dictionary: Dictionary, key: string, rowOf: () => Row): number {
    const known = this.#known.get(dictionary) ?? new Map<string, number>();
    this.#known.set(dictionary, known);
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;

    const row = rowOf();
    const { find, insert } = this.#prepared(dictionary);
    const keyValues = row.slice(0, keyColumns(dictionary).length);
    const found = find.get(...keyValues) as number | undefined;
    const id = found ?? Number(insert.run(...row).lastInsertRowid);
    if (known.size >= MOST) known.clear();
    known.set(key, id);
    return id;
  }

  #prepared(dictionary: Dictionary) {
    const prepared = this.#statements.get(dictionary) ?? prepare(this.#db, dictionary);
    this.#statements.set(dictionary, prepared);
    return prepared;
  }
}

// Descriptions are free text: a bound keeps the memory of an import of millions constant.
const MOST = 50_000;

const TEXTS = {
  sources: ["source_id", "name"],
  origins: ["origin_id", "origin"],
  methods: ["method_id", "method"],
  orgs: ["org_ref", "org_id"],
  statuses: ["status_id", "status"],
  phone_types: ["phone_type_id", "phone_type"],
  role_sets: ["role_set_id", "roles"],
} as const;

// Id, columns, and how many of them are the key.
const ROWS = {
  event_kinds: { id: "kind_id", columns: ["event", "version", "domain"], key: 3 },
  operators: { id: "operator_id", columns: ["operator_key", "is_address"], key: 1 },
  operator_emails: { id: "email_id", columns: ["email", "operator_id"], key: 1 },
  descriptions: { id: "description_id", columns: ["description", "folded"], key: 1 },
  phone_numbers: {
    id: "number_id",
    columns: ["spelling", "country_code", "area_code", "number", "digits", "full_digits"],
    key: 1,
  },
  shapes: {
    id: "shape_id",
    columns: [
      "shape",
      "kind_id",
      "subject",
      "operator_id",
      "role_set_id",
      "origin_id",
      "status_id",
      "reason_ref",
      "flags",
    ],
    key: 1,
  },
  reasons: { id: "reason_ref", columns: ["reason", "reason_id", "reason_description"], key: 1 },
} as const;

type Row = (string | number | null)[];
type Dictionary = keyof typeof TEXTS | keyof typeof ROWS;

const columnsOf = (dictionary: Dictionary): readonly string[] =>
  dictionary in ROWS ? ROWS[dictionary as keyof typeof ROWS].columns : [TEXTS[dictionary as keyof typeof TEXTS][1]];

const idColumn = (dictionary: Dictionary): string =>
  dictionary in ROWS ? ROWS[dictionary as keyof typeof ROWS].id : TEXTS[dictionary as keyof typeof TEXTS][0];

const keyColumns = (dictionary: Dictionary): readonly string[] =>
  dictionary in ROWS
    ? columnsOf(dictionary).slice(0, ROWS[dictionary as keyof typeof ROWS].key)
    : columnsOf(dictionary);

function prepare(db: Db, dictionary: Dictionary) {
  const columns = columnsOf(dictionary);
  const where = keyColumns(dictionary).map((column) => `${column} = ?`);
  return {
    find: db.$client.prepare(`SELECT ${idColumn(dictionary)} FROM ${dictionary} WHERE ${where.join(" AND ")}`).pluck(),
    insert: db.$client.prepare(
      `INSERT INTO ${dictionary} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
    ),
  };
}
