import { Problem, type ProblemCode } from "./problems.ts";

/**
 * Makes a change that is on record before it is made: one that cannot be recorded is not made. One that is refused then is
 * recorded again, with the problem's code as its reason, for the first record alone would tell it as done.
 *
 * @throws Problem whatever refuses the record or the change
 */
export async function recordedChange<Change extends object, T>(
  change: Change,
  record: (change: Change & { reason?: ProblemCode }) => void | Promise<void>,
  make: () => T | Promise<T>,
): Promise<T> {
  await record(change);
  try {
    return await make();
  } catch (error) {
    if (error instanceof Problem) await record({ ...change, reason: error.code });
    throw error;
  }
}
