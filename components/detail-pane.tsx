"use client";

import { ChevronDown, ChevronUp, X } from "lucide-react";
import type { Route } from "next";
import { useTranslations } from "next-intl";
import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";

import { AppLink } from "./app-link.tsx";
import styles from "./detail-pane.module.css";
import { focusedLeaf, rowId } from "./open-event.ts";
import { isPlainClick } from "./soft-link.ts";
import type { Body } from "./use-detail-body.ts";
import { type DetailLinks, type DetailRow, neighbour, type useRowMoves } from "./use-row-moves.ts";

type Props = {
  leaf: number;
  rows: DetailRow[];
  links: DetailLinks;
  body: Body | null;
  moves: ReturnType<typeof useRowMoves>;
};

/** The detail of an event beside its list; where there is no room for it, over the list. */
export function DetailPane({ leaf, rows, links, body, moves }: Props) {
  const t = useTranslations("client.detail");
  const pane = useFocusWhenOver(leaf);
  const fresh = body?.leaf === leaf;
  return (
    <aside ref={pane} className={styles.pane} aria-label={t("title", { leaf: String(leaf) })} tabIndex={-1} data-detail>
      <header className={styles.head}>
        <h2 className={styles.title}>{t("title", { leaf: String(leaf) })}</h2>
        <Neighbours leaf={leaf} rows={rows} links={links} moves={moves} />
      </header>
      <p className={styles.end} role="status">
        {moves.end === null ? null : t(moves.end)}
      </p>
      <div className={styles.body} aria-busy={!fresh}>
        {fresh && body.node === "failed" ? <p>{t("failed")}</p> : null}
        {body?.node === "failed" ? null : body?.node}
      </div>
    </aside>
  );
}

/**
 * Over the list it would leave the focus behind itself, so it takes it from the row that opened it. Each other event is
 * read from its beginning; what came with the page stays where a hand may already have scrolled it.
 */
function useFocusWhenOver(leaf: number) {
  const pane = useRef<HTMLElement>(null);
  const shown = useRef<number | null>(focusless(leaf));
  useEffect(() => {
    if (pane.current === null || shown.current === leaf) return;
    const opened = shown.current === null;
    shown.current = leaf;
    pane.current.scrollTo(0, 0);
    // Beside the pane the rows take other heights.
    document.getElementById(rowId(leaf))?.scrollIntoView({ block: "nearest" });
    if (opened && getComputedStyle(pane.current).position === "fixed") pane.current.focus();
  }, [leaf]);
  return pane;
}

/** The leaf that was open before anybody touched a row; null for one that a row has just opened. */
const focusless = (leaf: number): number | null =>
  typeof document === "undefined" || focusedLeaf() === null ? leaf : null;

type Around = Omit<Props, "body">;

function Neighbours({ leaf, rows, links, moves }: Around) {
  const t = useTranslations("client.detail");
  const [previous, next] = [neighbour(rows, leaf, -1), neighbour(rows, leaf, 1)];
  const onPage = rows.some((row) => row.leaf === leaf);
  return (
    <nav className={styles.neighbours} aria-label={t("neighbours")}>
      {onPage ? (
        <>
          <Step
            row={previous}
            beyond={links.newer}
            label={t(previous ? "previous" : "newer")}
            go={() => moves.step(-1)}
          >
            <ChevronUp size={16} aria-hidden="true" />
          </Step>
          <Step row={next} beyond={links.older} label={t(next ? "next" : "older")} go={() => moves.step(1)}>
            <ChevronDown size={16} aria-hidden="true" />
          </Step>
        </>
      ) : null}
      <StepLink href={links.close} label={t("close")} go={moves.close}>
        <X size={16} aria-hidden="true" />
      </StepLink>
    </nav>
  );
}

type Way = { label: string; go: () => void; children: ReactNode };

/** To the row beside this one, or beyond the page. */
function Step({ row, beyond, ...way }: Way & { row: DetailRow | null; beyond: Route | null }) {
  const href = row?.openHref ?? beyond;
  return href === null ? null : <StepLink href={href} {...way} />;
}

function StepLink({ href, label, go, children }: Way & { href: Route }) {
  const step = (click: MouseEvent) => {
    if (!isPlainClick(click)) return;
    click.preventDefault();
    go();
  };
  return (
    <AppLink href={href} className={styles.step} aria-label={label} title={label} onClick={step}>
      {children}
    </AppLink>
  );
}
