import type { Route } from "next";
import Form from "next/form";

import { DENSITIES } from "#audit/columns.ts";
import { ColumnForm } from "#components/column-form.tsx";
import { ColumnLines, type ColumnLineView, type ColumnWay } from "#components/column-lines.tsx";
import { useColumnName } from "#components/column-names.ts";
import { Icon } from "#components/icon.tsx";
import { Menu } from "#components/menu.tsx";
import { pack } from "#components/packed.ts";
import { useWords } from "#components/words.ts";

import { keptQuery } from "./kept-look.ts";
import { LIST_NAMES, type ListPath, withoutColumns } from "./list-address.ts";
import { type ColumnLine, columnLines } from "./list-columns.ts";
import styles from "./list-columns-menu.module.css";
import type { Page } from "./list-loader.ts";
import { forgetLook, keepLook } from "./look-actions.ts";

type Props = { path: ListPath; page: Page };

/** Which columns a list shows, in which order, how wide, and how close its rows stand. */
export function ListColumnsMenu({ path, page }: Props) {
  const t = useWords("lists.columns");
  const label = (
    <>
      <Icon name="columns-3" /> {t("title")}
    </>
  );
  return (
    <Menu id="columns" label={label} className="button small">
      <Form action={path} replace scroll={false} prefetch={false} aria-label={t("title")}>
        <ColumnForm>
          {withoutColumns(page.address).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <input type="hidden" name="column" value="" />
          <Lines path={path} page={page} />
          <Densities page={page} />
          <button type="submit" className={`button ${styles.apply}`}>
            {t("apply")}
          </button>
        </ColumnForm>
      </Form>
      <Own path={path} page={page} />
    </Menu>
  );
}

function Lines({ path, page }: Props) {
  const t = useWords("lists.columns");
  const nameOf = useColumnName(LIST_NAMES[path]);
  const lines = columnLines(path, page.address, page.layout.columns).map((line) => lineOf(line, nameOf(line.id), t));
  return (
    <fieldset>
      <legend className="visually-hidden">{t("shown")}</legend>
      <ColumnLines lines={pack(lines)} />
    </fieldset>
  );
}

type Words = ReturnType<typeof useWords<"lists.columns">>;

function lineOf({ pinned, up, down, pin, usualWidth, ...line }: ColumnLine, column: string, t: Words): ColumnLineView {
  const way = (name: ColumnWay["name"], icon: string, href: Route | null, label: Parameters<Words>[0]) =>
    href === null ? [] : [{ name, icon, href, label: t(label, { column }), on: name === "pin" && pinned }];
  const ways = [
    ...way("width", "rotate-ccw", usualWidth, "usualWidth"),
    ...way("pin", "pin", pin, pinned ? "unpin" : "pin"),
    ...way("up", "arrow-up", up, "up"),
    ...way("down", "arrow-down", down, "down"),
  ];
  return { ...line, name: column, ways };
}

function Densities({ page }: { page: Page }) {
  const t = useWords("lists.columns");
  return (
    <fieldset className={styles.densities}>
      <legend className="label">{t("density")}</legend>
      {DENSITIES.map((density) => (
        <label key={density}>
          <input
            key={page.layout.density}
            type="radio"
            name="density"
            value={density}
            defaultChecked={density === page.layout.density}
          />{" "}
          {t(`densities.${density}`)}
        </label>
      ))}
    </fieldset>
  );
}

/** What is chosen holds for this address; it can be kept for all visits. */
function Own({ path, page: { layout } }: Props) {
  const t = useWords("lists.columns");
  return (
    <div className={styles.own}>
      <form action={keepLook}>
        <input type="hidden" name="path" value={path} />
        <input type="hidden" name="look" value={keptQuery({ cols: layout.columns, density: layout.density })} />
        <button type="submit" className="button">
          {t("keep")}
        </button>
      </form>
      <form action={forgetLook}>
        <input type="hidden" name="path" value={path} />
        <button type="submit" className="button">
          {t("forget")}
        </button>
      </form>
    </div>
  );
}
