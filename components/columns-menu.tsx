"use client";

import type { Route } from "next";
import Form from "next/form";

import { DENSITIES, type Density, type ListName, OFFERED, parseColumns } from "#audit/columns.ts";

import { ColumnForm } from "./column-form.tsx";
import { ColumnLines } from "./column-lines.tsx";
import styles from "./columns-menu.module.css";
import { Icon } from "./icon.tsx";
import { LazyMenu } from "./lazy-menu.tsx";
import { type Packed, useUnpacked } from "./packed.ts";
import { useWords } from "./words.ts";

/** What the menu of columns is made of: few texts, from which the browser makes the hundred parts of it. */
export type ColumnsMenuView = {
  path: Route;
  list: ListName;
  /** The columns that are shown, as an address spells them, and the address in which `{cols}` stands for them. */
  cols: string;
  ways: string;
  density: Density;
  /** What else the form sends: the other parameters of the address. */
  others: [name: string, value: string][];
  /** What is kept of it as the viewer's own. */
  look: string;
  /** The address that shows the menu open. */
  href: Route;
};

type Act = (form: FormData) => Promise<void>;
type Props = { menu: Packed<ColumnsMenuView>; shown: boolean; keep: Act; forget: Act };

/** Which columns a list shows, in which order, how wide, and how close its rows stand. */
export function ColumnsMenu({ menu, shown, ...own }: Props) {
  const [t, view] = [useWords("client.columns"), useUnpacked(menu)];
  const label = (
    <>
      <Icon name="columns-3" /> {t("title")}
    </>
  );
  return (
    <LazyMenu id="columns" label={label} className="button small" href={view.href} shown={shown}>
      {() => (
        <>
          <Choices view={view} />
          <Own view={view} {...own} />
        </>
      )}
    </LazyMenu>
  );
}

function Choices({ view: { path, list, cols, ways, density, others } }: { view: ColumnsMenuView }) {
  const t = useWords("client.columns");
  const offered = OFFERED[list];
  return (
    <Form action={path} replace scroll={false} prefetch={false} aria-label={t("title")}>
      <ColumnForm>
        {others.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="column" value="" />
        <fieldset>
          <legend className="visually-hidden">{t("shown")}</legend>
          <ColumnLines list={list} columns={{ chosen: parseColumns(cols, offered) ?? [], offered, ways }} />
        </fieldset>
        <Densities chosen={density} />
        <button type="submit" className={`button ${styles.apply}`}>
          {t("apply")}
        </button>
      </ColumnForm>
    </Form>
  );
}

function Densities({ chosen }: { chosen: Density }) {
  const t = useWords("client.columns");
  return (
    <fieldset className={styles.densities}>
      <legend className="label">{t("density")}</legend>
      {DENSITIES.map((density) => (
        <label key={density}>
          <input key={chosen} type="radio" name="density" value={density} defaultChecked={density === chosen} />{" "}
          {t(`densities.${density}`)}
        </label>
      ))}
    </fieldset>
  );
}

/** What is chosen holds for this address; it can be kept for all visits. */
function Own({ view: { path, look }, keep, forget }: { view: ColumnsMenuView; keep: Act; forget: Act }) {
  const t = useWords("client.columns");
  return (
    <div className={styles.own}>
      <form action={keep}>
        <input type="hidden" name="path" value={path} />
        <input type="hidden" name="look" value={look} />
        <button type="submit" className="button">
          {t("keep")}
        </button>
      </form>
      <form action={forget}>
        <input type="hidden" name="path" value={path} />
        <button type="submit" className="button">
          {t("forget")}
        </button>
      </form>
    </div>
  );
}
