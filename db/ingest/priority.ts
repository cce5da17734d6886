import { constants, getPriority, setPriority } from "node:os";

/**
 * Lets whoever looks at a page have the processor before the thread that calls this one. On Linux a priority is a thread's own;
 * elsewhere it is the whole process's, pages included, and is left as it is.
 */
export function giveWayToPages(): void {
  if (process.platform !== "linux") return;
  // From where the server itself stands: nobody but root may go back up.
  setPriority(Math.min(constants.priority.PRIORITY_LOW, getPriority() + STEPS));
}

// A page gets three times what such a thread gets where both want all of it. With ten steps, half as much is recorded.
const STEPS = 5;
