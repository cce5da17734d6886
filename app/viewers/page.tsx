import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";

import { DoorField } from "#components/door-field.tsx";
import { DoorForm } from "#components/door-form.tsx";
import { LinkForm } from "#components/link-form.tsx";
import { Panel } from "#components/panel.tsx";
import { RoleField } from "#components/role-field.tsx";
import { ZonedTime } from "#components/zoned-time.tsx";
import { ROLES } from "#db/viewers-schema.ts";

import { refusedPage } from "../refused-page.tsx";
import {
  changeAccess,
  changeRole,
  endLostFactor,
  endLostPasskeys,
  inviteViewer,
  loadViewers,
  resetPassword,
} from "./actions.ts";
import styles from "./page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("viewers");
  return { title: t("title") };
}

/** Who may sign in, and as what. */
export default async function ViewersPage() {
  const refused = await refusedPage("manage_viewers");
  if (refused) return refused;
  const { viewers, self } = await loadViewers();
  const t = await getTranslations("viewers");
  return (
    <div className={styles.page}>
      <h1>{t("title")}</h1>
      <Panel id="add" title={t("add")} note={t("addNote")}>
        <LinkForm action={inviteViewer} submit={t("invite")}>
          <DoorField label={t("email")} name="email" type="email" autoComplete="off" required maxLength={254} />
          <RoleField roles={ROLES} chosen="viewer" />
        </LinkForm>
      </Panel>
      <ul className={styles.viewers} aria-label={t("title")}>
        {viewers.map((viewer) => (
          <li key={viewer.id} className="card">
            <ViewerCard viewer={viewer} self={viewer.id === self ? "self" : "other"} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function ViewerCard({
  viewer: { id, email, role, disabledAt, secondFactor, passkeys },
  self,
}: {
  viewer: Awaited<ReturnType<typeof loadViewers>>["viewers"][number];
  self: string;
}) {
  const t = useTranslations("viewers");
  return (
    <>
      <h2 className={styles.email}>{email}</h2>
      <p className={styles.facts}>
        {self === "self" ? `${t("you")} · ` : null}
        {t(secondFactor ? "withFactor" : "withoutFactor")}
        {passkeys > 0 ? ` · ${t("passkeys", { count: passkeys })}` : null}
        {disabledAt ? (
          <>
            {" · "}
            {t("disabledSince")} <ZonedTime at={disabledAt.getTime()} />
          </>
        ) : null}
      </p>
      <div className={styles.forms}>
        <DoorForm action={changeRole} submit={t("changeRole")} done={t("roleChanged")} look="inline">
          <input type="hidden" name="viewer" value={id} />
          <RoleField roles={ROLES} chosen={role} />
        </DoorForm>
        <DoorForm action={changeAccess} submit={t(disabledAt ? "enable" : "disable")} look="inline">
          <input type="hidden" name="viewer" value={id} />
          <input type="hidden" name="disabled" value={disabledAt ? "no" : "yes"} />
        </DoorForm>
        <LinkForm action={resetPassword} submit={t("reset")} look="inline">
          <input type="hidden" name="viewer" value={id} />
        </LinkForm>
        {secondFactor ? (
          <DoorForm action={endLostFactor} submit={t("endLostFactor")} look="inline">
            <input type="hidden" name="viewer" value={id} />
          </DoorForm>
        ) : null}
        {passkeys > 0 ? (
          <DoorForm action={endLostPasskeys} submit={t("endPasskeys")} look="inline">
            <input type="hidden" name="viewer" value={id} />
          </DoorForm>
        ) : null}
      </div>
    </>
  );
}
