import { useTranslations } from "next-intl";
import type { PhoneView } from "#audit/masked-states.ts";

import styles from "./account.module.css";
import { SinceBy } from "./account-since.tsx";
import type { SlotShown } from "./account-slot.ts";
import { PhoneNumber } from "./phone-number.tsx";
import type { Revealable } from "./revealable.ts";
import { SlotLabel } from "./timeline-lane.tsx";
import { nameOfSlot } from "./timeline-lanes.ts";

type Props = { phones: { shown: SlotShown[]; total: number }; Reveal: Revealable };

/** The phones of an account as its events leave them, removed ones included. */
export function AccountPhones({ phones: { shown, total }, Reveal }: Props) {
  const t = useTranslations("account.phones");
  return (
    <section className={styles.card} aria-labelledby="phones-title">
      <h2 id="phones-title">{t("title")}</h2>
      {total === 0 ? <p className={styles.nothing}>{t("none")}</p> : <PhonesTable phones={shown} Reveal={Reveal} />}
      {total > shown.length ? <p className={styles.nothing}>{t("more", { count: total - shown.length })}</p> : null}
    </section>
  );
}

function PhonesTable({ phones, Reveal }: { phones: SlotShown[]; Reveal: Revealable }) {
  const t = useTranslations("account.phones");
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t("title")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("phone")}</th>
          <th scope="col">{t("number")}</th>
          <th scope="col">{t("state")}</th>
          <th scope="col">{t("since")}</th>
        </tr>
      </thead>
      <tbody>
        {phones.map((slot) => (
          <PhoneRow key={slot.slot} slot={slot} phone={slot.event.object as PhoneView} Reveal={Reveal} />
        ))}
      </tbody>
    </table>
  );
}

type Row = { slot: SlotShown; phone: PhoneView; Reveal: Revealable };

function PhoneRow({ slot, phone, Reveal }: Row) {
  const [t, tPhone] = [useTranslations("account.phones"), useTranslations("client.phone")];
  return (
    <tr data-removed={!phone.active || undefined}>
      <th scope="row">
        <SlotLabel name={nameOfSlot(slot)} />
      </th>
      <td>
        <Reveal subject={{ kind: "event", leafIndex: slot.event.leafIndex, side: "after" }} number={phone.number}>
          <PhoneNumber phone={phone} />
        </Reveal>
        {phone.extension ? (
          <span className={styles.small}> {t("extension", { extension: phone.extension })}</span>
        ) : null}
        <span className={styles.e164}>{phone.e164}</span>
      </td>
      <td>
        <span className={phone.active ? styles.active : styles.removed}>
          {tPhone(phone.active ? "active" : "removed")}
        </span>{" "}
        <span className={phone.valid ? styles.small : styles.invalid}>{tPhone(phone.valid ? "valid" : "invalid")}</span>
      </td>
      <td>
        <SinceBy slot={slot} />
      </td>
    </tr>
  );
}
