import Form from "next/form";

import { printSearch } from "#audit/search/parse.ts";
import { useWords } from "#components/words.ts";
import { AROUND_NAMES, type Around, SIDES } from "./list-around.ts";
import styles from "./list-around-form.module.css";
import type { ListForm } from "./list-form.ts";
import type { List } from "./list-loader.ts";
import { LookFields } from "./list-look-fields.tsx";

type Props = { list: List; form: ListForm; wrong: string | undefined };

/** Asks for the time before, after or around an instant; the page answers with the search that says it. */
export function ListAround({ list, form, wrong }: Props) {
  const t = useWords("lists.around");
  const q = printSearch(form.address.search);
  return (
    <details className={styles.more} open={AROUND_NAMES.some((name) => name === wrong)}>
      <summary>{t("label")}</summary>
      <Form action={list.path} prefetch={false} aria-label={t("label")}>
        {q === "" ? null : <input type="hidden" name="q" value={q} />}
        <LookFields address={form.address} />
        <Fields key={JSON.stringify([form.around, q])} around={form.around} wrong={wrong} />
      </Form>
    </details>
  );
}

type Typed = { around: Around; wrong: string | undefined };

function Fields({ around, wrong }: Typed) {
  const t = useWords("lists.around");
  const invalid = (name: string) => (wrong === name ? true : undefined);
  return (
    <div className={styles.around}>
      <label className={styles.span}>
        <span className="label">{t("span")}</span>
        <input className="field" name="span" defaultValue={around.span || "72h"} aria-invalid={invalid("span")} />
      </label>
      <label>
        <span className="label">{t("side")}</span>
        <select className="field" name="side" defaultValue={around.side || "before"}>
          {SIDES.map((side) => (
            <option key={side} value={side}>
              {t(`sides.${side}`)}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.at}>
        <span className="label">{t("at")}</span>
        <input className="field" name="at" defaultValue={around.at} {...TYPED} aria-invalid={invalid("at")} />
      </label>
      <button type="submit" className="button">
        {t("apply")}
      </button>
    </div>
  );
}

const TYPED = { placeholder: "2026-03-20T12:00", autoComplete: "off" } as const;
