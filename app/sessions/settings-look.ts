import type { Answer } from "#audit/problems.ts";

import type { Seeing } from "../looks.ts";

/** What a viewer changes about their own way in. */
export const setting = (what: string, more: object = {}): Seeing => ({
  event: "viewer_settings",
  object: { what, ...more },
});

/** What became of a change for which a password or a code had to be right: a refused one is on record, too. */
export const outcomeOf = (what: string, changed: Answer<unknown>, more: object = {}): Seeing =>
  setting(what, changed.ok ? more : { ...more, reason: changed.problem.code });
