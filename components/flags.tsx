import type { Flag } from "#audit/flags.ts";

import styles from "./flags.module.css";
import { useWords, type Words } from "./words.ts";

/**
 * The marks on an event, quiet; each explains itself to those who hover, and on the event's own page. That nothing changed
 * is left out: the sentence beside them says it.
 */
export const FlagBadges = ({ flags }: { flags: Flag[] }) => flagBadges(flags, useWords("client.flags"));

/** The same for those who draw hundreds, and have the words at hand. */
export function flagBadges(flags: Flag[], t: Words<"client.flags">) {
  const unsaid = flags.filter((flag) => flag !== "noop");
  return unsaid.map((flag) => (
    <span key={flag} className={styles.badge} title={t(`${flag}.explanation`)}>
      {t(`${flag}.name`)}
    </span>
  ));
}

/** The marks on an event with what each means. */
export function FlagList({ flags }: { flags: Flag[] }) {
  const t = useWords("client.flags");
  return (
    <dl className={styles.list}>
      {flags.map((flag) => (
        <div key={flag}>
          <dt>
            <span className={styles.badge}>{t(`${flag}.name`)}</span>
          </dt>
          <dd>{t(`${flag}.explanation`)}</dd>
        </div>
      ))}
    </dl>
  );
}
