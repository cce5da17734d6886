"use client";

import type { Route } from "next";

import { ActionForm, type Said } from "./action-form.tsx";
import { AppLink } from "./app-link.tsx";
import { Icon } from "./icon.tsx";
import { LazyMenu } from "./lazy-menu.tsx";
import { type Packed, useUnpacked } from "./packed.ts";
import { ViewFields } from "./view-fields.tsx";
import styles from "./views-menu.module.css";
import { useWords } from "./words.ts";

type ViewLink = { viewId: string; name: string; href: Route };

/** The saved views of a list, and what would be kept of it. */
export type ViewsMenuView = {
  mine: ViewLink[];
  shared: ViewLink[];
  /** How many more there are than are linked. */
  more: number;
  kept: { path: string; query: string };
  /** The view that the list came from, where the one who looks may save over it. */
  over: { viewId: string; version: number; name: string } | null;
  /** The address that shows the menu open. */
  href: Route;
};

type Save = (said: Said | null, form: FormData) => Promise<Said>;
type Props = { menu: Packed<ViewsMenuView>; shown: boolean; save: Save; update: Save };

/** The saved views of a list: to open one, to keep what one looks at, and to save over the one that it came from. */
export function ViewsMenu({ menu, shown, ...own }: Props) {
  const [t, view] = [useWords("client.views"), useUnpacked(menu)];
  const label = (
    <>
      <Icon name="bookmark" /> {t("menu")}
    </>
  );
  return (
    <LazyMenu id="views" label={label} className="button" href={view.href} shown={shown}>
      {() => <Content view={view} {...own} />}
    </LazyMenu>
  );
}

function Content({ view, save, update }: { view: ViewsMenuView; save: Save; update: Save }) {
  const t = useWords("client.views");
  const { mine, shared, more, kept, over } = view;
  return (
    <div className={styles.content}>
      {over === null ? null : <Update over={over} kept={kept} update={update} />}
      <SaveForm kept={kept} save={save} />
      <Links id="views-mine" title={t("mine")} links={mine} />
      <Links id="views-shared" title={t("shared")} links={shared} />
      <AppLink href="/views">{more > 0 ? t("more", { count: more }) : t("all")}</AppLink>
    </div>
  );
}

type UpdateProps = { over: NonNullable<ViewsMenuView["over"]>; kept: ViewsMenuView["kept"]; update: Save };

function Update({ over: { viewId, version, name }, kept, update }: UpdateProps) {
  const t = useWords("client.views");
  return (
    <ActionForm action={update} hidden={{ ...kept, view: viewId, over: version }} className={styles.form}>
      <button type="submit" className="button primary">
        <span className={styles.long}>{t("update", { name })}</span>
      </button>
    </ActionForm>
  );
}

function SaveForm({ kept, save }: { kept: ViewsMenuView["kept"]; save: Save }) {
  const t = useWords("client.views");
  return (
    <ActionForm action={save} hidden={kept} label={t("save")} className={styles.form}>
      <ViewFields name="" visibility="private" />
      <fieldset className={styles.choices}>
        <legend className="label">{t("period.label")}</legend>
        {(["live", "frozen"] as const).map((period) => (
          <label key={period} className={styles.choice}>
            <input type="radio" name="period" value={period} defaultChecked={period === "live"} />
            <span>
              {t(`period.${period}.name`)} <small>{t(`period.${period}.explanation`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <button type="submit" className="button">
        {t("save")}
      </button>
    </ActionForm>
  );
}

function Links({ id, title, links }: { id: string; title: string; links: ViewLink[] }) {
  if (links.length === 0) return null;
  return (
    <div>
      <h2 id={id} className="label">
        {title}
      </h2>
      <ul aria-labelledby={id}>
        {links.map(({ viewId, name, href }) => (
          <li key={viewId}>
            <AppLink href={href} className={styles.link}>
              {name}
            </AppLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
