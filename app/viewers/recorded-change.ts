import { Problem } from "#audit/problems.ts";

import { recordLooks, type Seeing } from "../looks.ts";
import type { Viewer } from "../session.ts";

/** A change of a viewer: what of it, whose, and what more there is to say. */
type Change = { what: string; email: string; role?: string };

/**
 * Makes a change that is on record before it is made: one that cannot be recorded is not made. One that is refused then is
 * recorded again, with the problem's code as its reason, for the first look alone would tell it as done.
 *
 * @throws Problem `store_…`, and whatever refuses the change
 */
export async function recordedChange<T>(admin: Viewer, change: Change, make: () => T | Promise<T>): Promise<T> {
  await recordLooks(admin, [changeLook(change)]);
  try {
    return await make();
  } catch (error) {
    if (error instanceof Problem) await recordLooks(admin, [changeLook({ ...change, reason: error.code })]);
    throw error;
  }
}

const changeLook = (object: Change & { reason?: string }): Seeing => ({ event: "viewer_change", object });
