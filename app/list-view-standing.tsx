import { Bookmark, X } from "lucide-react";

import { AppLink } from "#components/app-link.tsx";
import { useWords } from "#components/words.ts";

import styles from "./list-view-standing.module.css";
import type { Current, CurrentView } from "./list-views.ts";

/** Which saved view a list came from, whether it still looks like it, and the way out of it. */
export function ViewStanding({ current }: { current: Current | null }) {
  const t = useWords("client.views");
  if (current === null) return null;
  return (
    <p className={styles.standing} data-gone={"gone" in current || undefined}>
      <Bookmark size={14} aria-hidden="true" />
      {"view" in current ? <Known view={current.view} /> : <Gone code={current.gone} />}
      <AppLink href={current.left} className={styles.leave} aria-label={t("leave")} title={t("leave")}>
        <X size={14} aria-hidden="true" />
      </AppLink>
    </p>
  );
}

function Known({ view: { name, href, period, changed } }: { view: CurrentView }) {
  const t = useWords("client.views");
  return (
    <>
      <span className="visually-hidden">{t("label")}</span>
      <AppLink href={href} className={styles.name}>
        {name}
      </AppLink>
      {period === "frozen" ? <span className={styles.note}>{t("frozen")}</span> : null}
      {changed ? <span className={styles.changed}>{t("changed")}</span> : null}
    </>
  );
}

function Gone({ code }: { code: string }) {
  const t = useWords("client.views");
  const known = code === "view_deleted" || code === "view_private" ? code : "other";
  return <span>{t(`gone.${known}`)}</span>;
}
