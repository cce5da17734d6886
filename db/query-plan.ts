import type { Db } from "./client.ts";
import { forgetAll } from "./remembered.ts";
import { forgetStatements } from "./statements.ts";

/** A statement and how SQLite runs it, a line for each step. */
export type Plan = { statement: string; steps: string[] };

/** How SQLite runs every statement that a piece of work prepares. */
export function plansOf(db: Db, work: () => unknown): Plan[] {
  forgetAll(db);
  forgetStatements(db);
  const client = db.$client;
  const statements: string[] = [];
  const prepare = client.prepare.bind(client);
  client.prepare = ((statement: string) => {
    statements.push(statement);
    return prepare(statement);
  }) as typeof client.prepare;
  try {
    work();
  } finally {
    client.prepare = prepare;
  }
  return statements.map((statement) => explained(db, statement));
}

/** The steps that read a whole table of events where they should seek or walk an index. */
export const scans = (plans: Plan[]): string[] =>
  steps(plans).filter((step) =>
    /^SCAN (audit_events|payloads|revisions|occurrences|earlier|newest)\b(?!.*USING)/.test(step),
  );

/** The steps that go through a whole index of events: right for a page, which ends, and for nothing else. */
export const walks = (plans: Plan[]): string[] =>
  steps(plans).filter((step) =>
    /^SCAN (audit_events|payloads|revisions|occurrences|earlier|newest)\b.*USING/.test(step),
  );

/** The steps that read a whole dictionary of those that are as large as the trail. */
export const dictionaryScans = (plans: Plan[]): string[] =>
  steps(plans).filter((step) => /^SCAN (phone_numbers|descriptions)\b/.test(step));

/** The steps that sort what an index could have given in order. */
export const sorts = (plans: Plan[]): string[] =>
  steps(plans).filter((step) => step.includes("TEMP B-TREE FOR ORDER BY"));

/** The indexes of events that are used. */
export const indexes = (plans: Plan[]): string[] => [
  ...new Set(steps(plans).flatMap((step) => /INDEX (audit_events_by_\w+)/.exec(step)?.[1] ?? [])),
];

const steps = (plans: Plan[]): string[] => plans.flatMap((plan) => plan.steps);

function explained({ $client }: Db, statement: string): Plan {
  const explain = $client.prepare(`EXPLAIN QUERY PLAN ${statement}`);
  const parameters = Array<null>(statement.split("?").length - 1).fill(null);
  return { statement, steps: (explain.all(...parameters) as { detail: string }[]).map(({ detail }) => detail) };
}
