import type { Route } from "next";
import { useFormatter } from "next-intl";

import { AppLink } from "./app-link.tsx";
import styles from "./ranking.module.css";

/** A line of a ranking: a name that leads somewhere, and how many. */
export type Ranked = { name: string; href: Route; count: number };

/** Names by their number, each with a bar that measures it against the greatest. */
export function Ranking({ rows }: { rows: Ranked[] }) {
  const format = useFormatter();
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return (
    <ol className={styles.ranking}>
      {rows.map(({ name, href, count }) => (
        <li key={name}>
          <AppLink href={href} className={styles.name}>
            {name}
          </AppLink>
          <span className={styles.count}>{format.number(count)}</span>
          <svg width="100%" height="4" aria-hidden="true" className={styles.bar}>
            <rect width="100%" height="4" rx="2" />
            <rect width={`${Math.max(1, Math.round((100 * count) / most))}%`} height="4" rx="2" />
          </svg>
        </li>
      ))}
    </ol>
  );
}
