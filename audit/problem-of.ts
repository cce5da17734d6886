import { Problem } from "./problems.ts";

/** The problem that a piece of work ends in, or null when it goes well; for tests. Every other error is thrown on. */
export function problemOf(work: () => unknown): Problem | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}
