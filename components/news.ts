"use client";

import { useEffect, useRef, useState } from "react";

import type { News, Seen } from "#audit/live.ts";
import type { Answer } from "#audit/problems.ts";
import { repeatWhileSeen } from "./repeat.ts";

export type LoadNews = (seen: Seen) => Promise<Answer<News>>;

/** What became known since a page was made. `behind`: more arrived than was counted so far. */
export type NewsSoFar = { upTo: number; count: number; older: number; behind: boolean; another: boolean };

/** More than this is not counted on: who reads "1,000+" looks. */
export const MOST_SAID = 1000;

type State = { of: Seen; news: NewsSoFar; failed: boolean };

/** Asks for what is new since the page was made, every few seconds while it is looked at and live. */
export function useNews(load: LoadNews, start: Seen, live: "live" | "paused"): Omit<State, "of"> {
  const [state, setState] = useState<State>(() => nothingOf(start));
  const now = state.of === start ? state : nothingOf(start);
  const known = useRef(now);
  useEffect(() => {
    known.current = now;
  });
  useEffect(() => {
    if (live === "paused") return;
    let wanted = true;
    const end = repeatWhileSeen(async () => {
      const before = known.current.of === start ? known.current : nothingOf(start);
      if (isEnough(before.news)) return "done";
      const after = await asked(load, before);
      if (wanted) setState(after);
      return after.failed ? "failed" : "again";
    });
    return () => {
      wanted = false;
      end();
    };
  }, [load, start, live]);
  return now;
}

const nothingOf = (of: Seen): State => ({
  of,
  news: { upTo: of.from, count: 0, older: 0, behind: false, another: false },
  failed: false,
});

const isEnough = ({ another, count }: NewsSoFar): boolean => another || count > MOST_SAID;

async function asked(load: LoadNews, before: State): Promise<State> {
  try {
    const answer = await inTime(load({ ...before.of, from: before.news.upTo }));
    return answer.ok ? { of: before.of, news: added(before.news, answer.value), failed: false } : failure(before);
  } catch {
    // The network, or a server that is being restarted: said as it is, never as "nothing new".
    return failure(before);
  }
}

const failure = (before: State): State => ({ ...before, failed: true });

function added(before: NewsSoFar, news: News): NewsSoFar {
  if (news.kind === "another") return { ...before, another: true };
  const { upTo, size, count, older } = news;
  return { upTo, count: before.count + count, older: before.older + older, behind: upTo < size, another: false };
}

/** An answer that does not come is a failure, too. */
function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("no answer in time")), LONGEST);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

const LONGEST = 10_000;
