import { useTranslations } from "next-intl";
import type { FieldChange } from "#audit/revisions.ts";

import styles from "./field.module.css";
import { Visible } from "./visible.tsx";

/** The name of a field of an event; one that we have no word for is shown as it is spelt. */
export function FieldName({ field }: { field: string }) {
  const t = useTranslations("client.fields");
  return <>{t.has(field as never) ? t(field as never) : field}</>;
}

/** The value of a field: empty is said, true and false are yes and no. */
export function FieldValue({ value }: { value: FieldChange["from"] }) {
  const t = useTranslations("client.values");
  if (value === null || value === "")
    return <span className={styles.empty}>{t(value === null ? "null" : "empty")}</span>;
  if (typeof value === "boolean") return <>{t(value ? "yes" : "no")}</>;
  return (
    <span className={styles.value}>
      <Visible text={String(value)} />
    </span>
  );
}
