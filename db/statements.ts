import type Database from "better-sqlite3";

import type { Db } from "./client.ts";

/** Preparing a statement takes as long as running one by an index; a page asks the same few again and again. */
const MOST = 100;

/** What is longer holds a list that somebody pasted, and is not asked twice. */
const LONGEST = 20_000;

const kept = new WeakMap<Db, Map<string, Database.Statement>>();

/**
 * A statement whose rows are arrays, prepared once. For reads that are made in one go: who asks for the same text next
 * is given the same statement.
 */
export function rowsOf(db: Db, text: string): Database.Statement {
  const statements = kept.get(db) ?? new Map<string, Database.Statement>();
  kept.set(db, statements);
  const known = statements.get(text);
  if (known !== undefined) return known;
  const statement = db.$client.prepare(text).raw();
  if (text.length > LONGEST) return statement;
  if (statements.size >= MOST) statements.clear();
  statements.set(text, statement);
  return statement;
}

/** Forgets every statement of a store, so that each is prepared anew. */
export function forgetStatements(db: Db): void {
  kept.delete(db);
}
