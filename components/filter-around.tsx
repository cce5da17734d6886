import Form from "next/form";

import { AROUND_NAMES, SIDES } from "#audit/search/around.ts";

import styles from "./filter-around.module.css";
import { type FiltersView, Others } from "./filters.tsx";
import { useWords } from "./words.ts";

/** Asks for the time before, after or around an instant; the page answers with the search that says it. */
export function FilterAround({ view: { path, others, around, wrong } }: { view: FiltersView }) {
  const t = useWords("client.around");
  return (
    <details className={styles.more} open={AROUND_NAMES.some((name) => name === wrong)}>
      <summary>{t("label")}</summary>
      <Form action={path} prefetch={false} aria-label={t("label")}>
        <Others others={others} />
        <Fields key={JSON.stringify([around, others])} around={around} wrong={wrong} />
      </Form>
    </details>
  );
}

function Fields({ around, wrong }: Pick<FiltersView, "around" | "wrong">) {
  const t = useWords("client.around");
  const invalid = (name: string) => wrong === name || undefined;
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
