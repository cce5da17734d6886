import type { Route } from "next";
import type { CSSProperties } from "react";

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

/** A value with a link that includes it and one that excludes it. */
export function FacetLine({ line }: { line: FacetLineView }) {
  const { choice, share, exclude, excludeName } = line;
  return (
    <li className={styles.line} data-choice={choice ?? undefined} style={{ "--share": share.toFixed(2) } as Style}>
      <Include line={line} />
      {exclude === null ? null : (
        <AppLink
          href={exclude}
          className={`${styles.exclude} icon icon-ban`}
          scroll={false}
          title={`${excludeName} (-)`}
          aria-keyshortcuts="-"
          aria-label={excludeName}
        />
      )}
    </li>
  );
}

type Style = CSSProperties & { "--share": string };

function Include({ line: { label, none, count, choice, include } }: { line: FacetLineView }) {
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
    >
      {words}
    </AppLink>
  );
}
