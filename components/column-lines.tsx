"use client";

import type { Route } from "next";

import { AppLink } from "./app-link.tsx";
import styles from "./column-lines.module.css";
import { type Packed, useUnpacked } from "./packed.ts";

/** Something that can be done with a column by going elsewhere; each has a place of its own in the line. */
export type ColumnWay = {
  name: "width" | "pin" | "up" | "down";
  icon: string;
  href: Route;
  label: string;
  on: boolean;
};

/** A column on offer: `value` is what the form sends for it. */
export type ColumnLineView = { id: string; name: string; value: string; shown: boolean; ways: ColumnWay[] };

/** Every column on offer, to be ticked, and moved where it is shown. */
export function ColumnLines({ lines }: { lines: Packed<ColumnLineView[]> }) {
  return (
    <ul className={styles.lines}>
      {useUnpacked(lines).map((line) => (
        <Line key={line.id} line={line} />
      ))}
    </ul>
  );
}

function Line({ line: { id, name, value, shown, ways } }: { line: ColumnLineView }) {
  return (
    <li className={styles.line}>
      <label className={styles.name}>
        <input
          // The server's word is the last one; the field itself stays, and with it the focus.
          key={`${value}${shown}`}
          id={`column-${id}-shown`}
          type="checkbox"
          name="column"
          value={value}
          defaultChecked={shown}
        />{" "}
        {name}
      </label>
      {ways.map(({ name: way, icon, href, label, on }) => (
        <AppLink
          key={way}
          id={`column-${id}-${way}`}
          href={href}
          className={`${styles.way} icon icon-${icon}`}
          data-way={way}
          data-on={on ? "on" : undefined}
          aria-label={label}
          title={label}
          replace
        />
      ))}
    </li>
  );
}
