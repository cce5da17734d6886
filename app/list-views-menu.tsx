import type { Answer } from "#audit/problems.ts";
import { ActionForm } from "#components/action-form.tsx";
import { AppLink } from "#components/app-link.tsx";
import { Icon } from "#components/icon.tsx";
import { Menu } from "#components/menu.tsx";
import { ProblemNote } from "#components/problem-note.tsx";
import { useWords } from "#components/words.ts";

import type { CurrentView, ListViews, ViewLink } from "./list-views.ts";
import styles from "./list-views-menu.module.css";
import { saveView, updateView } from "./view-actions.ts";
import { ViewFields } from "./view-fields.tsx";

/** The saved views of a list: to open one, to keep what one looks at, and to save over the one that it came from. */
export function ViewsMenu({ views }: { views: Answer<ListViews> }) {
  const t = useWords("lists.views");
  const current = views.ok && views.value.current && "view" in views.value.current ? views.value.current.view : null;
  return (
    <div className={styles.menu}>
      <Menu
        // Another list, another menu: it does not stay open over what one went to.
        key={
          views.ok ? `${views.value.kept.path}?${views.value.kept.query} ${current?.viewId} ${current?.version}` : ""
        }
        id="views"
        label={
          <>
            <Icon name="bookmark" /> {t("menu")}
          </>
        }
      >
        {views.ok ? <Content views={views.value} current={current} /> : <ProblemNote problem={views.problem} />}
      </Menu>
    </div>
  );
}

function Content({ views, current }: { views: ListViews; current: CurrentView | null }) {
  const t = useWords("lists.views");
  return (
    <div className={styles.content}>
      {current?.own && current.changed ? <Update current={current} kept={views.kept} /> : null}
      <Save kept={views.kept} />
      <Links id="views-mine" title={t("mine")} links={views.mine} />
      <Links id="views-shared" title={t("shared")} links={views.shared} />
      <AppLink href="/views">{views.more > 0 ? t("more", { count: views.more }) : t("all")}</AppLink>
    </div>
  );
}

function Update({ current: { viewId, version, name }, kept }: { current: CurrentView; kept: ListViews["kept"] }) {
  const t = useWords("lists.views");
  return (
    <ActionForm action={updateView} hidden={{ ...kept, view: viewId, over: version }} className={styles.form}>
      <button type="submit" className="button primary">
        <span className={styles.long}>{t("update", { name })}</span>
      </button>
    </ActionForm>
  );
}

function Save({ kept }: { kept: ListViews["kept"] }) {
  const t = useWords("lists.views");
  return (
    <ActionForm action={saveView} hidden={kept} label={t("save")} className={styles.form}>
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
