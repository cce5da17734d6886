import { maskText } from "#audit/masking.ts";
import type { Answer } from "#audit/problems.ts";

import { recorded } from "./looks.ts";
import type { Viewer } from "./session.ts";

/** How long what somebody types for one key is one look. */
const TYPING_MS = 5 * 60 * 1000;
const MOST_KEPT = 10_000;

const typing = new Map<string, number>();

/**
 * Suggestions that leave once it is on record that they were looked at. They name operators and accounts that there are,
 * and come with each letter: what is suggested in one session for one key within five minutes is one look, of the letters
 * that it began with.
 */
export async function suggested<T>(
  viewer: Viewer,
  key: string,
  text: string,
  found: Answer<T>,
  now = Date.now(),
): Promise<Answer<T>> {
  const typist = `${viewer.sessionId} ${key}`;
  if (now - (typing.get(typist) ?? 0) < TYPING_MS) return found;
  const told = await recorded(viewer, found, () => ({
    event: "viewer_search",
    object: { list: "suggestions", key, text: maskText(text) },
  }));
  // Only what is on record is taken for granted.
  if (told.ok) remember(typist, now);
  return told;
}

function remember(typist: string, now: number): void {
  if (typing.size >= MOST_KEPT) typing.clear();
  typing.set(typist, now);
}
