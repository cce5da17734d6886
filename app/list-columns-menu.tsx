import { Columns3 } from "lucide-react";
import type { Route } from "next";
import Form from "next/form";
import { useTranslations } from "next-intl";

import { DENSITIES } from "#audit/columns.ts";
import { AppLink } from "#components/app-link.tsx";
import { ColumnForm } from "#components/column-form.tsx";
import { useColumnName } from "#components/column-names.ts";
import { Menu } from "#components/menu.tsx";

import { keptQuery } from "./kept-look.ts";
import { LIST_NAMES, type ListPath, withoutColumns } from "./list-address.ts";
import { type ColumnLine, columnLines } from "./list-columns.ts";
import styles from "./list-columns-menu.module.css";
import type { Page } from "./list-loader.ts";
import { forgetLook, keepLook } from "./look-actions.ts";

type Props = { path: ListPath; page: Page };

/** Which columns a list shows, in which order, how wide, and how close its rows stand. */
export function ListColumnsMenu({ path, page }: Props) {
  const t = useTranslations("lists.columns");
  const label = (
    <>
      <Columns3 size={15} aria-hidden="true" /> {t("title")}
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
  const t = useTranslations("lists.columns");
  return (
    <fieldset>
      <legend className="visually-hidden">{t("shown")}</legend>
      <ul className={styles.lines}>
        {columnLines(path, page.address, page.layout.columns).map((line) => (
          <Line key={line.id} path={path} line={line} />
        ))}
      </ul>
    </fieldset>
  );
}

function Line({
  path,
  line: { id, value, shown, pinned, up, down, pin, usualWidth },
}: {
  path: ListPath;
  line: ColumnLine;
}) {
  const t = useTranslations("lists.columns");
  const column = useColumnName(LIST_NAMES[path])(id);
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
        {column}
      </label>
      <Way id={`${id}-width`} icon="rotate-ccw" href={usualWidth} label={t("usualWidth", { column })} />
      <Way
        id={`${id}-pin`}
        icon="pin"
        href={pin}
        label={t(pinned ? "unpin" : "pin", { column })}
        on={pinned ? "on" : undefined}
      />
      <Way id={`${id}-up`} icon="arrow-up" href={up} label={t("up", { column })} />
      <Way id={`${id}-down`} icon="arrow-down" href={down} label={t("down", { column })} />
    </li>
  );
}

type WayProps = { id: string; icon: string; href: Route | null; label: string; on?: "on" | undefined };

function Way({ id, icon, href, label, on }: WayProps) {
  if (href === null) return <span className={styles.way} />;
  return (
    <AppLink
      id={`column-${id}`}
      href={href}
      className={`${styles.way} icon icon-${icon}`}
      data-on={on}
      aria-label={label}
      title={label}
      replace
    />
  );
}

function Densities({ page }: { page: Page }) {
  const t = useTranslations("lists.columns");
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
  const t = useTranslations("lists.columns");
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
