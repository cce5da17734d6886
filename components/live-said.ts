"use client";

import { useEffect, useRef, useState } from "react";

/** A text for a screen reader to say: each change, the newest only, and not more often than every quarter of a minute. */
export function useCalmly(text: string): string {
  const [said, setSaid] = useState("");
  const last = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (text === said) return;
    const say = () => {
      last.current = Date.now();
      setSaid(text);
    };
    const timer = setTimeout(say, Math.max(0, last.current + PAUSE - Date.now()));
    return () => clearTimeout(timer);
  }, [text, said]);
  return said;
}

const PAUSE = 15_000;
