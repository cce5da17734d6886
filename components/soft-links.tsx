"use client";

import { useRouter } from "next/navigation";
import { useEffect, useTransition } from "react";

import { softWay } from "./soft-link.ts";
import styles from "./soft-links.module.css";

/** Follows the links of the house, and shows a thin bar on top of the page while the next one is on its way. */
export function SoftLinks() {
  const router = useRouter();
  const [pending, start] = useTransition();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const way = softWay(event);
      if (way === null) return;
      event.preventDefault();
      const { href, scroll, replace } = way;
      start(() => (replace ? router.replace(href, { scroll }) : router.push(href, { scroll })));
    };
    // What a component does with a click comes first: React listens on the document too, and has for longer.
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [router]);
  return pending ? <span className={styles.bar} aria-hidden="true" /> : null;
}
