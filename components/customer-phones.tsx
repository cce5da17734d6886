import { useTranslations } from "next-intl";
import type { CustomerPhoneView } from "#db/registry.ts";

import styles from "./account.module.css";
import { CustomerPhoneRow } from "./customer-phone-row.tsx";
import type { Revealing } from "./revealable.ts";
import { ZonedTime } from "./zoned-time.tsx";

type Props = Revealing & {
  customers: { shown: number[]; total: number };
  /** Null when no snapshot of the registry was ever imported. */
  phones: { asOf: number; phones: CustomerPhoneView[] } | null;
};

/** The phones that the registry knows of an account's customers: another system's state, beside what the trail says. */
export function CustomerPhones({ customers, phones, ...revealing }: Props) {
  const t = useTranslations("customerPhones");
  const left = customers.total - customers.shown.length;
  return (
    <section className={styles.card} aria-labelledby="customer-phones-title">
      <div className={styles.head}>
        <h2 id="customer-phones-title">{t("title")}</h2>
        {phones ? (
          <p className={styles.small}>{t.rich("asOf", { when: () => <ZonedTime at={phones.asOf} /> })}</p>
        ) : null}
      </div>
      {phones ? <p className={styles.nothing}>{t("explanation")}</p> : <NoSnapshot />}
      {phones && customers.total === 0 ? <p className={styles.nothing}>{t("noCustomer")}</p> : null}
      {phones
        ? customers.shown.map((id) => (
            <OfCustomer
              key={id}
              id={id}
              phones={phones.phones.filter(({ customerId }) => customerId === id)}
              {...revealing}
            />
          ))
        : null}
      {phones && left > 0 ? <p className={styles.nothing}>{t("more", { count: left })}</p> : null}
    </section>
  );
}

function NoSnapshot() {
  const t = useTranslations("customerPhones");
  return (
    <div className={styles.nothing}>
      <p>{t("noSnapshot")}</p>
      <pre className={styles.command}>
        npm run -s rastro -- import-phones {t("file")} --as-of {t("time")}
      </pre>
    </div>
  );
}

function OfCustomer({ id, phones, ...revealing }: Revealing & { id: number; phones: CustomerPhoneView[] }) {
  const t = useTranslations("customerPhones");
  const title = t("customer", { id: String(id) });
  return (
    <div className={styles.customer}>
      <h3>{title}</h3>
      {phones.length === 0 ? (
        <p className={styles.nothing}>{t("none")}</p>
      ) : (
        <table className={styles.table}>
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              {(["number", "type", "reach", "origin", "by", "id"] as const).map((head) => (
                <th key={head} scope="col">
                  {t(`heads.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {phones.map((phone) => (
              <CustomerPhoneRow key={phone.customerPhoneId} phone={phone} {...revealing} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
