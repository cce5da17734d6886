import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { DoorField } from "#components/door-field.tsx";
import { DoorForm } from "#components/door-form.tsx";
import { Panel } from "#components/panel.tsx";
import { PasskeyForm } from "#components/passkey-form.tsx";
import { PasskeyList } from "#components/passkey-list.tsx";
import { SecondFactorForm } from "#components/second-factor-form.tsx";
import { SessionList } from "#components/session-list.tsx";
import { PASSWORD_LENGTH } from "#db/passwords.ts";

import {
  beginSecondFactor,
  changePassword,
  confirmSecondFactor,
  endOtherSessions,
  endSecondFactor,
  endSession,
  loadSessions,
} from "./actions.ts";
import styles from "./page.module.css";
import { addPasskey, beginPasskey, endPasskey, loadPasskeys } from "./passkey-actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("sessions");
  return { title: t("title") };
}

/** One's own way in: where one is signed in, the second factor, the password. */
export default async function SessionsPage() {
  const { current, sessions, secondFactor } = await loadSessions();
  const t = await getTranslations("sessions");
  return (
    <div className={styles.page}>
      <h1>{t("title")}</h1>
      <Panel id="sessions" title={t("list")} note={t("listNote")}>
        <SessionList sessions={sessions} current={current} end={endSession} endOthers={endOtherSessions} />
      </Panel>
      <Panel id="second-factor" title={t("secondFactor")} note={t(secondFactor ? "factorOn" : "factorOff")}>
        {secondFactor ? (
          <DoorForm action={endSecondFactor} submit={t("endFactor")}>
            <PasswordField label={t("password")} />
          </DoorForm>
        ) : (
          <SecondFactorForm begin={beginSecondFactor} confirm={confirmSecondFactor} />
        )}
      </Panel>
      <Passkeys />
      <Panel id="password" title={t("changePassword")}>
        <DoorForm action={changePassword} submit={t("changePassword")}>
          <PasswordField label={t("password")} />
          <DoorField
            label={t("newPassword")}
            hint={t("passwordHint", PASSWORD_LENGTH)}
            name="newPassword"
            type="password"
            autoComplete="new-password"
            minLength={PASSWORD_LENGTH.least}
            required
          />
        </DoorForm>
      </Panel>
    </div>
  );
}

async function Passkeys() {
  const { host, passkeys } = await loadPasskeys();
  const t = await getTranslations("sessions.passkeys");
  return (
    <Panel id="passkeys" title={t("title")} note={t("note")}>
      <PasskeyList passkeys={passkeys} host={host} remove={endPasskey} />
      {host === null ? (
        <p>{t("nowhere")}</p>
      ) : (
        // Another form once there is another passkey: an empty one.
        <PasskeyForm key={passkeys.length} begin={beginPasskey} finish={addPasskey} />
      )}
    </Panel>
  );
}

const PasswordField = ({ label }: { label: string }) => (
  <DoorField label={label} name="password" type="password" autoComplete="current-password" required />
);
