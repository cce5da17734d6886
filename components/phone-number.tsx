import type { PhoneView } from "#audit/masked-states.ts";

import styles from "./phone-number.module.css";
import { useWords, type Words } from "./words.ts";

/** A phone number as it comes: masked, its parts as received. The country is told where it is not Brazil. */
export const PhoneNumber = ({ phone }: { phone: Numbered }) => phoneNumber(phone, useWords("client.phone"));

type Numbered = Pick<PhoneView, "country_code" | "area_code" | "number">;

/** The same for those who draw hundreds, and have the words at hand. */
export function phoneNumber(phone: Numbered, t: Words<"client.phone">) {
  const { country_code: country, area_code: area, number } = phone;
  if (number === null) return <span className={styles.none}>{t("none")}</span>;
  const shown = [country !== null && country !== "55" && `+${country}`, area !== null && `(${area})`, number];
  return <span className={styles.number}>{shown.filter(Boolean).join(" ")}</span>;
}
