import { useTranslations } from "next-intl";

import type { ProblemReport } from "#audit/problems.ts";
import { AppLink } from "#components/app-link.tsx";
import { ProblemNote } from "#components/problem-note.tsx";
import type { SavedView } from "#db/saved-views.ts";

import { versionsHref } from "../../view-address.ts";
import styles from "./view.module.css";

/** A view whose list is not understood any more: what it said, and what is wrong with that today. */
export function ViewOutdated({ view, problem }: { view: SavedView; problem: ProblemReport }) {
  const t = useTranslations("views");
  return (
    <div className={styles.page}>
      <h1>{view.name}</h1>
      <p>{t("outdated.text")}</p>
      <p className={styles.kept}>
        <code>{`${view.path}?${view.query}`}</code>
      </p>
      <ProblemNote problem={problem} />
      <p>
        <AppLink className="button" href={versionsHref(view.viewId)}>
          {t("versions")}
        </AppLink>
      </p>
    </div>
  );
}
