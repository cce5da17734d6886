import { AppLink } from "./app-link.tsx";
import styles from "./filter-periods.module.css";
import type { FiltersView } from "./filters.tsx";
import { useWords } from "./words.ts";

/** Links to the last day, week and month of the same search. */
export function FilterPeriods({ periods }: Pick<FiltersView, "periods">) {
  const t = useWords("client.periods");
  return (
    <div>
      <span id="periods" className="label">
        {t("label")}
      </span>
      <ul className={styles.periods} aria-labelledby="periods">
        {periods.map(({ length, href, current }) => (
          <li key={length}>
            <AppLink href={href} title={t(`full.${length}`)} aria-current={current ? "true" : undefined}>
              {t(`short.${length}`)}
            </AppLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
