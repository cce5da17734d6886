"use client";

import { type MouseEvent, useState } from "react";

import type { ExportFormat } from "#audit/exports/formats.ts";
import type { Answer, ProblemCode } from "#audit/problems.ts";

import styles from "./export-menu.module.css";
import { ExportProgressBar } from "./export-progress.tsx";
import { Icon } from "./icon.tsx";
import { Menu } from "./menu.tsx";
import { useWords } from "./words.ts";

/** How far an export is. */
export type ExportProgress = {
  status: "running" | "done" | "failed" | "aborted";
  rows: number;
  total: number | null;
  sha256: string | null;
  problem: ProblemCode | null;
  manifestHref: string;
};

export type ExportActions = {
  load: (id: string) => Promise<Answer<ExportProgress>>;
  cancel: (id: string) => Promise<void>;
};

/** A format, and where it is found; null where the result is too large for it. */
export type ExportChoice = { format: ExportFormat; href: string | null };

type Props = { choices: ExportChoice[]; total: number; most: number; actions: ExportActions };

/** The whole result as a file. The links need no script; with one, the export has a name, and so can be asked after. */
export function ExportMenu({ choices, total, most, actions }: Props) {
  const t = useWords("client.export");
  const [id, setId] = useState<string | null>(null);
  const begin = (event: MouseEvent<HTMLAnchorElement>, href: string) => {
    const chosen = crypto.randomUUID();
    event.currentTarget.href = `${href}&id=${chosen}`;
    event.currentTarget.closest<HTMLElement>("[popover]")?.hidePopover();
    setId(chosen);
  };
  return (
    <>
      <Menu
        id="export"
        className="button small"
        label={
          <>
            <Icon name="download" /> {t("label")}
          </>
        }
      >
        <p className={styles.what}>{t("what", { count: total })}</p>
        <ul className={styles.choices}>
          {choices.map(({ format, href }) => (
            <li key={format}>
              {href === null ? (
                <p className={styles.disabled}>
                  <span>{t(`formats.${format}`)}</span>
                  <span className={styles.note}>{t("tooLarge", { most })}</span>
                </p>
              ) : (
                <a className={styles.choice} href={href} download onClick={(event) => begin(event, href)}>
                  <span>{t(`formats.${format}`)}</span>
                  <span className={styles.note}>{t(`notes.${format}`)}</span>
                </a>
              )}
            </li>
          ))}
        </ul>
      </Menu>
      {id === null ? null : (
        <ExportProgressBar key={id} id={id} total={total} actions={actions} onClose={() => setId(null)} />
      )}
    </>
  );
}
