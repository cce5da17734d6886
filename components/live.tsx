"use client";

import { Pause, Radio } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef, useTransition } from "react";
import type { Seen } from "#audit/live.ts";

import styles from "./live.module.css";
import { useLiveChoice } from "./live-choice.ts";
import { useCalmly } from "./live-said.ts";
import { type LoadNews, MOST_SAID, type NewsSoFar, useNews } from "./news.ts";
import { useWords } from "./words.ts";

type Watch = { load: LoadNews; start: Seen };

/**
 * The head of a list, with whether it is live: then newer events are announced, and shown when asked for. Nothing moves by
 * itself. Without something to watch it is the head alone.
 */
export function Live({ children, ...watch }: { children: ReactNode } & (Watch | { load?: never })) {
  const choice = useLiveChoice();
  return (
    <header className={styles.head}>
      {/* Always at the same place: nothing in it moves under a hand when the browser has told what was chosen. */}
      <div className={styles.lead}>{children}</div>
      {watch.load === undefined || choice.live === null ? null : (
        <Watching {...watch} live={choice.live ? "live" : "paused"} toggle={choice.toggle} />
      )}
    </header>
  );
}

type WatchingProps = Watch & { live: "live" | "paused"; toggle: () => void };

function Watching({ load, start, live, toggle }: WatchingProps) {
  const t = useWords("client.live");
  const { news, failed } = useNews(load, start, live);
  const words = useNewsWords(news);
  const state = live === "paused" ? t("paused") : failed ? t("interrupted") : "";
  const calm = useCalmly([...Object.values(words), live === "live" ? state : ""].filter(Boolean).join(". "));
  return (
    <>
      <div className={styles.state}>
        <span>{state}</span>
        <button type="button" className="button" aria-pressed={live === "live"} onClick={toggle}>
          {live === "live" ? <Radio size={15} aria-hidden="true" /> : <Pause size={15} aria-hidden="true" />}
          {t("name")}
        </button>
      </div>
      <div role="status" className="visually-hidden">
        {calm}
      </div>
      <Newer words={words} start={start} />
    </>
  );
}

/** What is new, over the page, so that no row moves; once it is shown the focus is where it is counted. */
function Newer({ words: { about, show, older }, start }: { words: Words; start: Seen }) {
  const router = useRouter();
  const [pending, begin] = useTransition();
  const asked = useRef<Seen | null>(null);
  useEffect(() => {
    if (asked.current === null || asked.current === start) return;
    asked.current = null;
    (document.getElementById("total") ?? document.getElementById("content"))?.focus();
  }, [start]);
  if (show === null) return null;
  const onClick = () => {
    asked.current = start;
    begin(() => router.refresh());
  };
  return (
    <div className={styles.newer}>
      {about ? <span>{about}</span> : null}
      <button type="button" className="button primary" aria-busy={pending} onClick={onClick}>
        {show}
      </button>
      {older ? <span>{older}</span> : null}
    </div>
  );
}

/** What is said of the news, on the button and beside it. */
type Words = { about: string | null; show: string | null; older: string | null };

function useNewsWords({ another, count, older, behind }: NewsSoFar): Words {
  const t = useWords("client.live");
  if (another) return { about: t("another"), show: t("show"), older: null };
  if (count === 0) return { about: null, show: null, older: null };
  if (count > MOST_SAID) return { about: null, show: t("some", { count: MOST_SAID }), older: null };
  const below = older === 0 ? null : t("older", { count: older });
  return { about: null, show: t(behind ? "some" : "new", { count }), older: below };
}
