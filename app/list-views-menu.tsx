import { Icon } from "#components/icon.tsx";
import { Menu } from "#components/menu.tsx";
import { pack } from "#components/packed.ts";
import { ProblemNote } from "#components/problem-note.tsx";
import { ViewsMenu } from "#components/views-menu.tsx";
import { useWords } from "#components/words.ts";

import { type ListPath, listHref } from "./list-address.ts";
import type { Page } from "./list-loader.ts";
import type { Current } from "./list-views.ts";
import styles from "./list-views-menu.module.css";
import { saveView, updateView } from "./view-actions.ts";

/** The menu of a list's saved views, or why they cannot be told. */
export function ListViewsMenu({ path, page: { views, address, menu } }: { path: ListPath; page: Page }) {
  const t = useWords("client.views");
  if (!views.ok) {
    const label = (
      <>
        <Icon name="bookmark" /> {t("menu")}
      </>
    );
    return (
      <div className={styles.menu}>
        <Menu id="views" label={label}>
          <ProblemNote problem={views.problem} />
        </Menu>
      </div>
    );
  }
  const { current, ...linked } = views.value;
  const over = overOf(current);
  const href = listHref(path, { ...address, menu: "views" });
  return (
    <div className={styles.menu}>
      <ViewsMenu
        // Another list, another menu: it does not stay open over what one went to.
        key={`${href} ${over?.viewId} ${over?.version}`}
        menu={pack({ ...linked, over, href })}
        shown={menu === "views"}
        save={saveView}
        update={updateView}
      />
    </div>
  );
}

/** The view that may be saved over, once the list looks other than it was saved. */
function overOf(current: Current | null) {
  if (current === null || "gone" in current || !current.view.own || !current.view.changed) return null;
  const { viewId, version, name } = current.view;
  return { viewId, version, name };
}
