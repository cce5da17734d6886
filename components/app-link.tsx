"use client";

import Link, { useLinkStatus } from "next/link";
import type { ComponentProps } from "react";

import styles from "./app-link.module.css";

/**
 * A link within the house. It shows a thin bar on top of the page while the next one is on its way, and is not
 * prefetched: a list has a hundred links, and each would be a query nobody asked for.
 */
export function AppLink({ children, ...props }: ComponentProps<typeof Link>) {
  return (
    <Link prefetch={false} {...props}>
      {children}
      <PendingBar />
    </Link>
  );
}

function PendingBar() {
  const { pending } = useLinkStatus();
  return pending ? <span className={styles.bar} aria-hidden="true" /> : null;
}
