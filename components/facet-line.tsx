"use client";

import { Ban } from "lucide-react";
import type { Route } from "next";
import { type KeyboardEvent, useRef } from "react";

import type { Choice } from "#audit/search/narrow.ts";

import { AppLink } from "./app-link.tsx";
import styles from "./facet-line.module.css";

/** A value of a facet in words: how many events have it, and where it leads. */
export type FacetLineView = {
  id: string;
  label: string;
  /** It stands for what is not there, or is empty. */
  none: boolean;
  count: string;
  /** Of the most frequent one. */
  share: number;
  choice: Choice;
  include: Route | null;
  exclude: Route | null;
  excludeName: string;
};

/** A value with a link that includes it and one that excludes it; `-` on the first is the second. */
export function FacetLine({ line }: { line: FacetLineView }) {
  const exclude = useRef<HTMLAnchorElement>(null);
  return (
    <li className={styles.line} data-choice={line.choice ?? undefined}>
      <Include
        line={line}
        onKeyDown={(event) => {
          if (event.key === "-" && !event.ctrlKey && !event.metaKey) exclude.current?.click();
        }}
      />
      {line.exclude === null ? null : (
        <AppLink
          ref={exclude}
          href={line.exclude}
          className={styles.exclude}
          scroll={false}
          title={`${line.excludeName} (-)`}
          aria-keyshortcuts="-"
          aria-label={line.excludeName}
        >
          <Ban size={13} aria-hidden="true" />
        </AppLink>
      )}
      <svg width="100%" height="2" aria-hidden="true" className={styles.bar}>
        <rect width={`${Math.round(line.share * 100)}%`} height="2" rx="1" />
      </svg>
    </li>
  );
}

type IncludeProps = { line: FacetLineView; onKeyDown: (event: KeyboardEvent) => void };

function Include({ line: { label, none, count, choice, include }, onKeyDown }: IncludeProps) {
  const words = (
    <>
      <span className={styles.label} data-none={none ? "" : undefined}>
        {label}
      </span>{" "}
      <span className={styles.count}>{count}</span>
    </>
  );
  if (include === null) return <span className={styles.value}>{words}</span>;
  return (
    <AppLink
      href={include}
      className={styles.value}
      scroll={false}
      title={label}
      aria-current={choice === "included" ? "true" : undefined}
      onKeyDown={onKeyDown}
    >
      {words}
    </AppLink>
  );
}
