import { useFormatter, useTranslations } from "next-intl";
import type { CustomerPhoneView } from "#db/registry.ts";

import styles from "./account.module.css";
import { PhoneNumber } from "./phone-number.tsx";
import type { Revealing } from "./revealable.ts";

/** One phone of the registry: the number, and how it came to be there. */
export function CustomerPhoneRow({ phone, accountId, Reveal }: Revealing & { phone: CustomerPhoneView }) {
  const [t, tPhone] = [useTranslations("customerPhones"), useTranslations("client.phone")];
  const { countryCode, areaCode, number, e164, valid, type, levelId, insertedBy, phoneId } = phone;
  return (
    <tr>
      <td>
        <Reveal subject={{ kind: "registry", accountId, customerPhoneId: phone.customerPhoneId }} number={number}>
          <PhoneNumber phone={{ country_code: countryCode, area_code: areaCode, number }} />
        </Reveal>
        {valid ? null : <span className={styles.invalid}> {tPhone("invalid")}</span>}
        <span className={styles.e164}>{e164}</span>
      </td>
      <td>
        {t.has(`types.${type}` as "types.m") ? t(`types.${type}` as "types.m") : type}{" "}
        <span className={styles.small}>{t("level", { level: levelId })}</span>
      </td>
      <td>
        <Reach phone={phone} />
      </td>
      <td>
        <Origin origin={phone.insertOrigin} />
      </td>
      <td data-label={t("heads.by")}>{t("user", { id: String(insertedBy) })}</td>
      <td data-label={t("heads.id")}>
        <span className={styles.id}>{phoneId}</span>
      </td>
    </tr>
  );
}

function Reach({ phone: { hasSms, hasWhatsapp } }: { phone: CustomerPhoneView }) {
  const [t, format] = [useTranslations("customerPhones"), useFormatter()];
  const ways = [hasSms ? "SMS" : null, hasWhatsapp ? "WhatsApp" : null].filter((way) => way !== null);
  return ways.length === 0 ? <span className={styles.small}>{t("unreachable")}</span> : format.list(ways);
}

/** How a phone came into the registry, in the registry's own word and in ours. */
function Origin({ origin }: { origin: string }) {
  const t = useTranslations("customerPhones.origins");
  return (
    <>
      <span className={styles.code}>{origin}</span>{" "}
      {t.has(origin as "AUTO") ? <span className={styles.small}>{t(origin as "AUTO")}</span> : null}
    </>
  );
}
