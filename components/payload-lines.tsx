import { useTranslations } from "next-intl";

import type { PrettyPayload } from "#audit/pretty-payload.ts";

import styles from "./payload-lines.module.css";
import { Visible } from "./visible.tsx";

/** A payload line by line, with the place that is wrong marked. */
export function PayloadLines({ payload: { lines, within, cut }, label }: { payload: PrettyPayload; label: string }) {
  const t = useTranslations("ingest.payload");
  return (
    <>
      {within === "" ? null : <p className={styles.hint}>{t("within", { pointer: within })}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: it is no group of fields */}
      <pre className={styles.payload} role="group" aria-label={label} tabIndex={0}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one payload never move
          <span key={index} className={styles.line}>
            <Visible text={line.before} />
            {line.marked === "" ? null : (
              <mark className={styles.wrong}>
                <Visible text={line.marked} />
              </mark>
            )}
            <Visible text={line.after} />
            {"\n"}
          </span>
        ))}
      </pre>
      {cut === 0 ? null : <p className={styles.hint}>{t("cut", { count: cut })}</p>}
    </>
  );
}
