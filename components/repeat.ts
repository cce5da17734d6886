"use client";

/** What came of one turn: to go on as before, less often, or not at all. */
export type Turn = "again" | "failed" | "done";

/**
 * Does something every few seconds while the page is looked at, at once when it is looked at again, and the less often the
 * more often it failed. Returns how to end it.
 */
export function repeatWhileSeen(work: () => Promise<Turn>): () => void {
  const ended = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let [failures, working] = [0, false];
  const turn = async () => {
    clearTimeout(timer);
    if (working || ended.signal.aborted || document.visibilityState === "hidden") return;
    working = true;
    const outcome = await work();
    working = false;
    if (outcome === "done") return ended.abort();
    failures = outcome === "failed" ? failures + 1 : 0;
    if (!ended.signal.aborted) timer = setTimeout(turn, Math.min(EVERY * 2 ** failures, SELDOM));
  };
  const { signal } = ended;
  document.addEventListener("visibilitychange", () => void turn(), { signal });
  window.addEventListener("online", () => void turn(), { signal });
  timer = setTimeout(turn, EVERY);
  return () => {
    ended.abort();
    clearTimeout(timer);
  };
}

const EVERY = 5_000;
const SELDOM = 60_000;
