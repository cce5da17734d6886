import { useTranslations } from "next-intl";

import { AppLink } from "#components/app-link.tsx";

import { operatorsHref } from "../addresses.ts";
import styles from "./page.module.css";

/** A plain form: what is typed is in the address, and works without a script. */
export function OperatorsFilter({ email, zone }: { email: string; zone: string | null }) {
  const t = useTranslations("operators.filter");
  return (
    <search>
      <form action="/operators" className={styles.filter}>
        <label className={styles.field}>
          <span className="label">{t("label")}</span>
          <input
            className="field"
            type="search"
            name="email"
            defaultValue={email}
            placeholder={t("placeholder")}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
          />
        </label>
        {zone === null ? null : <input type="hidden" name="zone" value={zone} />}
        <button type="submit" className="button primary">
          {t("submit")}
        </button>
        {email === "" ? null : (
          <AppLink className="button" href={operatorsHref({ zone })}>
            {t("clear")}
          </AppLink>
        )}
      </form>
    </search>
  );
}
