"use server";

import type { News } from "#audit/live.ts";
import type { Answer } from "#audit/problems.ts";

import { newsOf } from "./list-news.ts";
import { requireViewer } from "./session.ts";

/** How many events of a list were recorded since its newest page was made: `params` are its address, `seen` what it has shown. */
export async function loadNewer(path: unknown, params: unknown, seen: unknown): Promise<Answer<News>> {
  const viewer = await requireViewer();
  return newsOf({ path, params, seen }, viewer);
}
