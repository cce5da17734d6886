import { z } from "zod";

import type { News, Seen } from "#audit/live.ts";
import { type Answer, Problem } from "#audit/problems.ts";
import { countNewer } from "#db/newer.ts";
import type { Subject } from "#db/schema.ts";

import { LIST_PATHS, type ListPath, parseListAddress } from "./list-address.ts";
import { phoneKeyOf } from "./number-search.ts";
import type { Viewer } from "./session.ts";
import { ask } from "./store.ts";

const index = z.int().min(0);

const QUESTION = z.strictObject({
  path: z.enum(LIST_PATHS),
  params: z.record(z.string(), z.string()),
  seen: z.strictObject({
    trail: z.enum(["real", "demo"]),
    from: index,
    last: z.strictObject({ at: z.int(), leafIndex: index }).nullable(),
  }) satisfies z.ZodType<Seen>,
});

/** Answers what is new of a list. The question comes from anywhere: what is not understood is refused. */
export function newsOf(question: Record<string, unknown>, viewer: Viewer): Promise<Answer<News>> {
  return ask(({ db, demo }): News => {
    const { path, params, seen } = understood(question);
    const { search, zone } = parseListAddress(params, path);
    if (seen.trail !== trailOf(demo)) return { kind: "another" };
    const scope = {
      subject: SUBJECT_OF[path],
      zone: zone ?? viewer.zone,
      now: Date.now(),
      phoneKey: phoneKeyOf(search),
    };
    const newer = countNewer(db, search, scope, seen);
    return newer.size < seen.from ? { kind: "another" } : { kind: "more", ...newer };
  });
}

export const trailOf = (demo: boolean): Seen["trail"] => (demo ? "demo" : "real");

function understood(question: Record<string, unknown>): z.infer<typeof QUESTION> {
  const read = QUESTION.safeParse(question);
  if (read.success) return read.data;
  throw new Problem("address_invalid", {
    name: String(read.error.issues[0]?.path.join(".")),
    expected: "a question of ours",
  });
}

const SUBJECT_OF: Record<ListPath, Subject | null> = {
  "/events": null,
  "/status-changes": "status",
  "/phone-edits": "phone",
};
