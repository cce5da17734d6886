import { AppLink } from "#components/app-link.tsx";
import { useWords } from "#components/words.ts";

import { type ListAddress, type ListPath, listHref, withSearch } from "./list-address.ts";
import { withLast } from "./list-controls.ts";
import styles from "./list-periods.module.css";

const PERIODS = ["24h", "7d", "30d"] as const;

/** Links to the last day, week and month of the same search. */
export function ListPeriods({ path, address }: { path: ListPath; address: ListAddress }) {
  const t = useWords("lists.periods");
  const { search } = address;
  const current = search.terms.find(({ key, negated }) => key === "last" && !negated)?.values.join();
  return (
    <div>
      <span id="periods" className="label">
        {t("label")}
      </span>
      <ul className={styles.periods} aria-labelledby="periods">
        {PERIODS.map((length) => (
          <li key={length}>
            <AppLink
              href={listHref(path, withSearch(address, withLast(search, length)))}
              title={t(`full.${length}`)}
              aria-current={current === length ? "true" : undefined}
            >
              {t(`short.${length}`)}
            </AppLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
