import type { Route } from "next";

import type { ListName } from "#audit/columns.ts";

import { AppLink } from "./app-link.tsx";
import styles from "./column-lines.module.css";
import { useColumnName } from "./column-names.ts";
import { type ColumnLine, type Columns, columnLines } from "./column-ways.ts";
import { useWords } from "./words.ts";

/** Every column on offer, to be ticked, and moved where it is shown. */
export function ColumnLines({ list, columns }: { list: ListName; columns: Columns }) {
  const nameOf = useColumnName(list);
  return (
    <ul className={styles.lines}>
      {columnLines(columns).map((line) => (
        <Line key={line.id} line={line} name={nameOf(line.id)} />
      ))}
    </ul>
  );
}

function Line({ line, name }: { line: ColumnLine; name: string }) {
  const { id, value, shown, pinned, usualWidth, pin, up, down } = line;
  const way = { column: id, name };
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
      <Way {...way} way="width" icon="rotate-ccw" href={usualWidth} label="usualWidth" />
      <Way {...way} way="pin" icon="pin" href={pin} label={pinned ? "unpin" : "pin"} />
      <Way {...way} way="up" icon="arrow-up" href={up} label="up" />
      <Way {...way} way="down" icon="arrow-down" href={down} label="down" />
    </li>
  );
}

type WayProps = {
  column: string;
  name: string;
  way: "width" | "pin" | "up" | "down";
  icon: string;
  href: Route | null;
  label: "usualWidth" | "pin" | "unpin" | "up" | "down";
};

/** Something that can be done with a column by going elsewhere; each has a place of its own in the line. */
function Way({ column, name, way, icon, href, label }: WayProps) {
  const said = useWords("client.columns")(label, { column: name });
  if (href === null) return null;
  return (
    <AppLink
      id={`column-${column}-${way}`}
      href={href}
      className={`${styles.way} icon icon-${icon}`}
      data-way={way}
      data-on={label === "unpin" ? "on" : undefined}
      aria-label={said}
      title={said}
      replace
    />
  );
}
