"use client";

import type { Column, Header } from "@tanstack/react-table";
import { type DragEvent, type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from "react";

import { WIDTH } from "#audit/columns.ts";

import styles from "./column-header.module.css";
import type { features } from "./data-table.tsx";
import { useHandLayout } from "./hand-layout.ts";
import { useScripted } from "./scripted.ts";
import { useWords } from "./words.ts";

type Props<Row extends object> = { header: Header<typeof features, Row>; name: string; children: ReactNode };

/** The heading of a column: dragged it goes to another place, its edge makes it wider or narrower, by keys too. */
export function ColumnHeader<Row extends object>({ header, name, children }: Props<Row>) {
  const [rest, scripted] = [useHandLayout(), useScripted()];
  if (rest === null) return children;
  return (
    <DropPlace header={header} rest={rest}>
      {children}
      {scripted ? <Edge column={header.column} name={name} rest={rest} /> : null}
    </DropPlace>
  );
}

const DRAGGED = "application/x-rastro-column";

type Handled<Row extends object> = { header: Header<typeof features, Row>; rest: () => void; children: ReactNode };

function DropPlace<Row extends object>({ header: { column }, rest, children }: Handled<Row>) {
  const drop = (event: DragEvent) => {
    const id = event.dataTransfer.getData(DRAGGED);
    event.preventDefault();
    column.table.setColumnOrder((order) => {
      const to = order.indexOf(column.id);
      return id === "" || to === -1 ? order : order.filter((other) => other !== id).toSpliced(to, 0, id);
    });
    rest();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the menu of columns does the same by keyboard
    <span
      className={styles.head}
      draggable
      onDragStart={(event) => event.dataTransfer.setData(DRAGGED, column.id)}
      onDragOver={(event) => event.dataTransfer.types.includes(DRAGGED) && event.preventDefault()}
      onDrop={drop}
    >
      {children}
    </span>
  );
}

type EdgeProps<Row extends object> = { column: Column<typeof features, Row>; name: string; rest: () => void };

function Edge<Row extends object>({ column, name, rest }: EdgeProps<Row>) {
  const t = useWords("client.table");
  const from = useRef<{ x: number; width: number } | null>(null);
  const resize = (width: number) => {
    const bounded = Math.round(Math.min(WIDTH.most, Math.max(WIDTH.least, width)));
    column.table.setColumnSizing((old) => ({ ...old, [column.id]: bounded }));
  };
  const grab = (event: PointerEvent<HTMLElement>) => {
    event.preventDefault();
    event.currentTarget.focus();
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = { x: event.clientX, width: drawnWidth(event.currentTarget) };
  };
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const width = NEXT[event.key]?.(drawnWidth(event.currentTarget));
    if (width === undefined) return;
    event.preventDefault();
    resize(width);
    rest();
  };
  const release = () => {
    if (from.current) rest();
    from.current = null;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved
    <span
      role="separator"
      tabIndex={0}
      className={styles.edge}
      aria-orientation="vertical"
      aria-label={t("width", { column: name })}
      aria-valuenow={Math.min(WIDTH.most, Math.max(WIDTH.least, column.getSize()))}
      aria-valuemin={WIDTH.least}
      aria-valuemax={WIDTH.most}
      onPointerDown={grab}
      onPointerMove={({ clientX }) => from.current && resize(from.current.width + clientX - from.current.x)}
      onLostPointerCapture={release}
      onDragStart={(event) => event.preventDefault()}
      onKeyDown={press}
    />
  );
}

const STEP = 10;
const NEXT: Record<string, (width: number) => number> = {
  ArrowLeft: (width) => width - STEP,
  ArrowRight: (width) => width + STEP,
  Home: () => WIDTH.least,
  End: () => WIDTH.most,
};

const drawnWidth = (edge: HTMLElement): number => edge.closest("th")?.getBoundingClientRect().width ?? 0;
