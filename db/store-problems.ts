import { Problem, type ProblemCode } from "#audit/problems.ts";

/** Says in our words what SQLite or the disk refused; every other error comes back as it is. */
export function storeProblem(error: unknown, path?: string): unknown {
  const code = codeOf(error);
  const problem = code ? PROBLEM_OF.find(([prefix]) => code.startsWith(prefix))?.[1] : undefined;
  return problem ? new Problem(problem, path === undefined ? {} : { path }, { cause: error }) : error;
}

/** Runs a piece of work on the store and turns what the store refuses into a problem. */
export function onStore<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw storeProblem(error);
  }
}

// In this order: the first prefix that fits wins.
const PROBLEM_OF: [string, ProblemCode][] = [
  ["SQLITE_FULL", "store_full"],
  ["ENOSPC", "store_full"],
  ["EDQUOT", "store_full"],
  ["EFBIG", "store_full"],
  // A write beyond a file size limit and a full disk under the WAL both come as I/O errors.
  ["SQLITE_IOERR_WRITE", "store_full"],
  ["SQLITE_IOERR_SHMSIZE", "store_full"],
  ["SQLITE_IOERR_TRUNCATE", "store_full"],
  ["SQLITE_READONLY", "store_read_only"],
  ["SQLITE_CANTOPEN", "store_read_only"],
  ["EROFS", "store_read_only"],
  ["EACCES", "store_read_only"],
  ["ENOTDIR", "store_read_only"],
  ["ENOENT", "store_read_only"],
  ["EPERM", "store_read_only"],
  ["EEXIST", "store_read_only"],
  ["SQLITE_BUSY", "store_busy"],
  ["SQLITE_LOCKED", "store_busy"],
  ["SQLITE_CORRUPT", "store_damaged"],
  ["SQLITE_NOTADB", "store_damaged"],
  ["SQLITE_IOERR", "store_damaged"],
  ["EIO", "store_damaged"],
];

function codeOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" ? error.code : null;
}
