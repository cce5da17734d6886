import { useTranslations } from "next-intl";

import { LENS_MINUTES, LENSES, type Lens, lensSearch, USUAL_MINUTES } from "#audit/search/lenses.ts";
import { AppLink } from "#components/app-link.tsx";
import type { EventView } from "#db/event-view.ts";

import styles from "./event-lenses.module.css";
import { listHref } from "./list-address.ts";

/** What else happened around an event: to the same account, by the same operator, to the same number, for the same reason. */
export function EventLenses({ event }: { event: EventView }) {
  const t = useTranslations("event.lenses");
  return (
    <section className="card" aria-label={t("title")}>
      <h2>{t("title")}</h2>
      <dl className={styles.lenses}>
        {LENSES.map((lens) => (
          <div key={lens}>
            <dt>{t(`names.${lens}`)}</dt>
            <dd>
              <Lengths event={event} lens={lens} />
            </dd>
          </div>
        ))}
      </dl>
      {lensSearch(event, "phone", USUAL_MINUTES) ? <p className={styles.hint}>{t("phoneHint")}</p> : null}
    </section>
  );
}

function Lengths({ event, lens }: { event: EventView; lens: Lens }) {
  const t = useTranslations("event.lenses");
  const searches = LENS_MINUTES.map((minutes) => ({ minutes, search: lensSearch(event, lens, minutes) }));
  if (searches.every(({ search }) => search === null)) return <span className={styles.none}>{t("none")}</span>;
  return (
    <ul className={styles.lengths}>
      {searches.map(({ minutes, search }) =>
        search === null ? null : (
          <li key={minutes}>
            <AppLink
              className={styles.length}
              data-usual={minutes === USUAL_MINUTES || undefined}
              href={listHref("/events", { search })}
            >
              <span className="visually-hidden">{t(`names.${lens}`)}, </span>
              {t(`lengths.${minutes}`)}
            </AppLink>
          </li>
        ),
      )}
    </ul>
  );
}
