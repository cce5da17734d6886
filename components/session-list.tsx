import { useTranslations } from "next-intl";

import type { SessionRow } from "#db/sessions.ts";

import { programName } from "./program-name.ts";
import styles from "./session-list.module.css";
import { ZonedTime } from "./zoned-time.tsx";

type Props = {
  sessions: SessionRow[];
  current: string;
  end: (form: FormData) => Promise<void>;
  endOthers: () => Promise<void>;
};

/** Where somebody is signed in, each with a button that ends it. */
export function SessionList({ sessions, current, end, endOthers }: Props) {
  const t = useTranslations("sessions");
  return (
    <>
      <ul className={styles.list}>
        {sessions.map((session) => (
          <li key={session.id} className={styles.session}>
            <div>
              <p className={styles.agent} title={session.userAgent ?? undefined}>
                {programName(session.userAgent ?? "") ?? session.userAgent ?? t("unknownAgent")}
              </p>
              <p className={styles.facts}>
                {session.ip ?? "?"} · {t("since")} <ZonedTime at={session.createdAt.getTime()} /> · {t("seen")}{" "}
                <ZonedTime at={session.lastSeenAt.getTime()} />
              </p>
            </div>
            {session.id === current ? (
              <strong className={styles.this}>{t("this")}</strong>
            ) : (
              <End id={session.id} end={end} />
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <form action={endOthers}>
          <button type="submit" className="button">
            {t("endOthers")}
          </button>
        </form>
      ) : null}
    </>
  );
}

function End({ id, end }: { id: string; end: Props["end"] }) {
  const t = useTranslations("sessions");
  return (
    <form action={end}>
      <input type="hidden" name="session" value={id} />
      <button type="submit" className="button">
        {t("end")}
      </button>
    </form>
  );
}
