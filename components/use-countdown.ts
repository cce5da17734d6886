"use client";

import { useEffect, useEffectEvent, useState } from "react";

/**
 * Counts a length down, in milliseconds, and says once when it is over or the page is left. Two clocks: one of them stands
 * still while the machine sleeps, the other can be set back.
 */
export function useCountdown(lengthMs: number, over: () => void): number {
  const [left, setLeft] = useState(lengthMs);
  const tick = useEffectEvent((began: Began) => {
    const rest = lengthMs - Math.max(Date.now() - began.wall, performance.now() - began.steady);
    if (rest <= 0) over();
    else setLeft(rest);
  });
  const leave = useEffectEvent(() => over());
  useEffect(() => {
    const began = { wall: Date.now(), steady: performance.now() };
    const check = () => tick(began);
    const gone = () => leave();
    const timer = setInterval(check, 1000);
    document.addEventListener("visibilitychange", check);
    window.addEventListener("pagehide", gone);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", check);
      window.removeEventListener("pagehide", gone);
    };
  }, []);
  return left;
}

type Began = { wall: number; steady: number };
