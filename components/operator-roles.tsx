import { useTranslations } from "next-intl";
import type { RolePeriod } from "#db/operators.ts";

import styles from "./operator-roles.module.css";
import { ZonedTime } from "./zoned-time.tsx";

/** How an operator's roles changed, newest first, as far as their events carry them. */
export function OperatorRoles({ periods, total }: { periods: RolePeriod[]; total: number }) {
  const t = useTranslations("operator.roles");
  return (
    <>
      <ol className={styles.periods}>
        {periods.map((period, index) => (
          <li key={period.since} className={styles.period}>
            <p className={styles.time}>
              {t.rich(index === 0 ? "now" : "then", {
                since: () => <ZonedTime at={period.since} />,
                until: () => <ZonedTime at={period.until} />,
              })}
            </p>
            <Roles period={period} />
          </li>
        ))}
      </ol>
      {total > periods.length ? <p className={styles.more}>{t("more", { count: total - periods.length })}</p> : null}
    </>
  );
}

function Roles({ period: { roles, gained, lost } }: { period: RolePeriod }) {
  const t = useTranslations("operator.roles");
  return (
    <ul className={styles.roles}>
      {roles.length === 0 ? <li className={styles.none}>{t("none")}</li> : null}
      {roles.map((role) => (
        <li key={role} className={gained.includes(role) ? styles.gained : styles.role}>
          {role}
          {gained.includes(role) ? <span className={styles.change}>{t("gained")}</span> : null}
        </li>
      ))}
      {lost.map((role) => (
        <li key={role} className={styles.lost}>
          <s>{role}</s>
          <span className={styles.change}>{t("lost")}</span>
        </li>
      ))}
    </ul>
  );
}
