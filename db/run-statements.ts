import type { Db } from "./client.ts";

/**
 * Notes every statement that a store is asked to run from now on, also those that are prepared once and remembered: to be
 * called before anything else asks it. Gives the statements since it was last asked for them, for tests.
 */
export function watchStatements({ $client }: Db): () => string[] {
  let run: string[] = [];
  const prepare = $client.prepare.bind($client);
  $client.prepare = ((text: string) => {
    const statement = prepare(text);
    for (const way of WAYS) {
      const own = (statement[way] as (...values: unknown[]) => unknown).bind(statement);
      Object.assign(statement, {
        [way]: (...values: unknown[]) => {
          run.push(text);
          return own(...values);
        },
      });
    }
    return statement;
  }) as typeof $client.prepare;
  return () => {
    const since = run;
    run = [];
    return since;
  };
}

const WAYS = ["run", "get", "all", "iterate"] as const;
