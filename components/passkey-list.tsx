import { useTranslations } from "next-intl";

import type { Answer } from "#audit/problems.ts";
import type { PasskeyRow } from "#db/passkeys.ts";

import { DoorField } from "./door-field.tsx";
import { DoorForm } from "./door-form.tsx";
import { Menu } from "./menu.tsx";
import styles from "./session-list.module.css";
import { ZonedTime } from "./zoned-time.tsx";

type Remove = (previous: Answer<null> | null, form: FormData) => Promise<Answer<null>>;
type Props = { passkeys: PasskeyRow[]; host: string | null; remove: Remove };

/** One's own passkeys, each with a button that removes it. */
export function PasskeyList({ passkeys, host, remove }: Props) {
  const t = useTranslations("sessions.passkeys");
  if (passkeys.length === 0) return <p>{t("none")}</p>;
  return (
    <ul className={styles.list}>
      {passkeys.map(({ id, name, host: theirs, createdAt, lastUsedAt }) => (
        <li key={id} className={styles.session}>
          <div>
            <p className={styles.agent}>{name}</p>
            <p className={styles.facts}>
              {theirs === host ? null : `${t("elsewhere", { host: theirs })} · `}
              {t("added")} <ZonedTime at={createdAt.getTime()} /> ·{" "}
              {lastUsedAt === null ? (
                t("unused")
              ) : (
                <>
                  {t("used")} <ZonedTime at={lastUsedAt.getTime()} />
                </>
              )}
            </p>
          </div>
          <Remove id={id} name={name} remove={remove} />
        </li>
      ))}
    </ul>
  );
}

function Remove({ id, name, remove }: { id: string; name: string; remove: Remove }) {
  const t = useTranslations("sessions.passkeys");
  return (
    <div className={styles.this}>
      <Menu id={`passkey-${id}`} label={<RemoveLabel name={name} />}>
        <DoorForm action={remove} submit={t("remove")}>
          <input type="hidden" name="passkey" value={id} />
          <DoorField label={t("password")} name="password" type="password" autoComplete="current-password" required />
        </DoorForm>
      </Menu>
    </div>
  );
}

function RemoveLabel({ name }: { name: string }) {
  const t = useTranslations("sessions.passkeys");
  return (
    <>
      {t("remove")} <span className="visually-hidden">{name}</span>
    </>
  );
}
