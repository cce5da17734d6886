import { useTranslations } from "next-intl";

import { type AccountAddress, timelineHref } from "./account-address.ts";
import styles from "./follow-form.module.css";

/** Asks for an account more in the same timeline: a plain form, that the page answers with the address of all of them. */
export function FollowForm({ address: { accountIds, order, zone } }: { address: AccountAddress }) {
  const t = useTranslations("account.follow");
  return (
    <form action={timelineHref({ accountIds })} className={styles.follow}>
      <label htmlFor="follow-with">{t("label")}</label>
      <input id="follow-with" className="field" name="with" inputMode="numeric" autoComplete="off" required />
      {order === "oldest" ? <input type="hidden" name="order" value={order} /> : null}
      {zone === null ? null : <input type="hidden" name="zone" value={zone} />}
      <button type="submit" className="button">
        {t("submit")}
      </button>
    </form>
  );
}
