"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import styles from "./key-map.module.css";
import { KEYS, type KeyPlace } from "./keys.ts";
import { areKeysOn, chooseKeys } from "./keys-choice.ts";
import { Modal } from "./modal.tsx";
import { ROW_KEYS } from "./row-keys.ts";

/** Every key and what it does, and the switch for those that are pressed without Ctrl. */
export function KeyMap({ close }: { close: () => void }) {
  const t = useTranslations("client.keys");
  return (
    <Modal label={t("title")} close={close}>
      <header className={styles.head}>
        <h2>{t("title")}</h2>
        <button type="button" className={styles.close} aria-label={t("close")} onClick={close}>
          <X size={16} aria-hidden="true" />
        </button>
      </header>
      <div className={styles.body}>
        <Place where="everywhere" />
        <Place where="lists" />
        <Switch />
      </div>
    </Modal>
  );
}

function Place({ where }: { where: KeyPlace }) {
  const t = useTranslations("client.keys");
  const always = where === "everywhere" ? [{ id: "palette", keys: ["Ctrl", "K"] } as const] : [];
  return (
    <section>
      <h3 className="label">{t(`where.${where}`)}</h3>
      <dl className={styles.keys}>
        {[...always, ...KEYS.filter((key) => key.where === where)].map(({ id, keys }) => (
          <div key={id}>
            <dt>{t(`names.${id}`)}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
        {where === "lists" ? <RowKeys /> : null}
      </dl>
    </section>
  );
}

function RowKeys() {
  const t = useTranslations("client.keys.rows");
  return ROW_KEYS.filter(({ on }) => on === undefined).map(({ keys, does }) => (
    <div key={does}>
      <dt>{t(does)}</dt>
      <dd>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dd>
    </div>
  ));
}

function Switch() {
  const t = useTranslations("client.keys");
  const [on, setOn] = useState(areKeysOn);
  return (
    <label className={styles.switch}>
      <input
        type="checkbox"
        checked={on}
        onChange={({ target }) => {
          setOn(target.checked);
          chooseKeys(target.checked ? "on" : "off");
        }}
      />
      <span>
        {t("switch")} <small>{t("switchNote")}</small>
      </span>
    </label>
  );
}
