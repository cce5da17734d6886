import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import { ActionForm } from "#components/action-form.tsx";
import { Panel } from "#components/panel.tsx";
import type { QuarantineDetail } from "#db/quarantine-item.ts";

import { decideQuarantined } from "./actions.ts";
import styles from "./page.module.css";

type Props = { item: QuarantineDetail };
type What = "replay" | "mend" | "whole" | "discard";

/**
 * What can be done with an item. A change is told by where and what, and no form is filled with the payload: what the page
 * shows is masked, and would be recorded so.
 */
export function DecisionForms({ item }: Props) {
  const t = useTranslations("ingest.item.forms");
  const readable = item.payload.lines.length > 0 && !item.code.startsWith("json_");
  return (
    <Panel id="decide" title={t("title")} note={t("note")}>
      <div className={styles.forms}>
        {readable ? <Mend item={item} /> : null}
        <Decide item={item} what="whole">
          <label>
            <span className="label">{t("payload")}</span>
            <textarea className={`field ${styles.text}`} name="payload" rows={6} required spellCheck={false} />
          </label>
        </Decide>
        <Decide item={item} what="replay">
          <Alike item={item} />
        </Decide>
        <Decide item={item} what="discard">
          <Alike item={item} />
        </Decide>
      </div>
    </Panel>
  );
}

function Mend({ item }: Props) {
  const t = useTranslations("ingest.item.forms");
  // What was mended so far is mended further: at what is wrong with it now.
  const wrong = item.decisions.find(({ problem }) => problem !== null)?.problem ?? item;
  return (
    <Decide item={item} what="mend">
      <label>
        <span className="label">{t("pointer")}</span>
        <input
          className="field"
          name="pointer"
          defaultValue={wrong.pointer ?? ""}
          autoComplete="off"
          spellCheck={false}
        />
      </label>
      <label>
        <span className="label">{t("value")}</span>
        <input
          className="field"
          name="value"
          required
          placeholder={'"BLOCKED"'}
          autoComplete="off"
          spellCheck={false}
        />
      </label>
    </Decide>
  );
}

function Alike({ item: { alike } }: Props) {
  const t = useTranslations("ingest.item.forms");
  return alike < 2 ? null : (
    <label className={styles.alike}>
      <input type="checkbox" name="alike" value="yes" /> {t("alike", { count: alike })}
    </label>
  );
}

function Decide({ item: { quarantineId }, what, children }: Props & { what: What; children: ReactNode }) {
  const t = useTranslations("ingest.item.forms");
  return (
    <ActionForm
      action={decideQuarantined}
      hidden={{ item: quarantineId, what }}
      label={t(`${what}.title`)}
      className={styles.form}
    >
      <h3>{t(`${what}.title`)}</h3>
      <p className={styles.hint}>{t(`${what}.note`)}</p>
      {children}
      <label>
        <span className="label">{t("reason")}</span>
        <input className="field" name="reason" required maxLength={500} autoComplete="off" />
      </label>
      <button type="submit" className="button">
        {t(`${what}.submit`)}
      </button>
    </ActionForm>
  );
}
