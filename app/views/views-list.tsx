import { useTranslations } from "next-intl";

import { AppLink } from "#components/app-link.tsx";
import { Panel } from "#components/panel.tsx";
import { ZonedTime } from "#components/zoned-time.tsx";

import { versionsHref, viewHref } from "../view-address.ts";
import { ViewMarks, ViewSays } from "../view-says.tsx";
import styles from "./page.module.css";
import type { Views } from "./views-page.ts";

/** Saved views, each with what it stands for and the way to change it. */
export function ViewsList({ whose, views: { lines, total } }: { whose: "mine" | "shared"; views: Views }) {
  const t = useTranslations("views");
  const note = lines.length < total ? t("more", { count: total - lines.length }) : null;
  return (
    <Panel id={`views-of-${whose}`} title={t(whose)} note={note} flush="flush">
      {lines.length === 0 ? (
        <p className={styles.none}>{t(`none.${whose}`)}</p>
      ) : (
        <ul aria-labelledby={`views-of-${whose}`}>
          {lines.map((line) => (
            <View key={line.version.viewId} line={line} whose={whose} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function View({ line, whose }: { line: Views["lines"][number]; whose: "mine" | "shared" }) {
  const t = useTranslations("views");
  const { viewId, name, version, savedAt } = line.version;
  return (
    <li className={styles.view}>
      <div className={styles.body}>
        <p className={styles.head}>
          <AppLink href={viewHref(viewId)} className={styles.name}>
            {name}
          </AppLink>
          <ViewMarks line={line} />
        </p>
        <ViewSays line={line} />
        <p className={styles.saved}>
          {t.rich("saved", { version, when: () => <ZonedTime at={savedAt} /> })}
          {whose === "mine" ? null : ` ${t("by", { who: line.owner ?? t("formerViewer") })}`}
        </p>
      </div>
      <AppLink href={versionsHref(viewId)} className="button" aria-label={t(`${whose}About`, { name })}>
        {t(whose === "mine" ? "change" : "versions")}
      </AppLink>
    </li>
  );
}
