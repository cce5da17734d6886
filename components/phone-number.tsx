import type { PhoneView } from "#audit/masked-states.ts";

import styles from "./phone-number.module.css";
import { useWords } from "./words.ts";

/** A phone number as it comes: masked, its parts as received. The country is told where it is not Brazil. */
export function PhoneNumber({ phone }: { phone: Pick<PhoneView, "country_code" | "area_code" | "number"> }) {
  const t = useWords("client.phone");
  const { country_code: country, area_code: area, number } = phone;
  if (number === null) return <span className={styles.none}>{t("none")}</span>;
  const shown = [country !== null && country !== "55" && `+${country}`, area !== null && `(${area})`, number];
  return <span className={styles.number}>{shown.filter(Boolean).join(" ")}</span>;
}
