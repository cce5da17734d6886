import type { ReactNode } from "react";
import type { FieldChange } from "#audit/revisions.ts";

import styles from "./field.module.css";
import { visible } from "./visible.tsx";
import { useWords, type Words } from "./words.ts";

/** The name of a field of an event; one that we have no word for is shown as it is spelt. */
export const FieldName = ({ field }: { field: string }) => fieldName(field, useWords("client.fields"));

/** The same as a text. */
export const fieldName = (field: string, t: Words<"client.fields">): string =>
  t.has(field as never) ? t(field as never) : field;

/** The value of a field: empty is said, true and false are yes and no. */
export const FieldValue = ({ value }: { value: Value }) => fieldValue(value, useWords("client.values"));

type Value = FieldChange["from"];

/** The same for those who have the words at hand. */
export function fieldValue(value: Value, t: Words<"client.values">): ReactNode {
  if (value === null || value === "")
    return <span className={styles.empty}>{t(value === null ? "null" : "empty")}</span>;
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  return <span className={styles.value}>{visible(String(value))}</span>;
}
