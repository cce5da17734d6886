import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";

import { DoorField } from "#components/door-field.tsx";
import { DoorForm } from "#components/door-form.tsx";
import { PasskeySignIn } from "#components/passkey-sign-in.tsx";
import { viewersStore } from "#db/live.ts";
import { findLink } from "#db/one-time-links.ts";
import { PASSWORD_LENGTH } from "#db/passwords.ts";

import { DoorCard } from "../door-card.tsx";
import { passkeyHost } from "../passkeys.ts";
import { readPreferences } from "../preferences.ts";
import { currentViewer, requireAnyone } from "../session.ts";
import { readSettings } from "../settings.ts";
import { safeTarget } from "../sign-in-address.ts";
import { answerWith } from "../status.ts";
import { setPasswordByLink, signIn } from "./actions.ts";
import { linkHref } from "./link-href.ts";
import { beginPasskeySignIn, signInByPasskey } from "./passkey-actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("title"), robots: { index: false } };
}

/** The door: e-mail and password, or what a one-time link leads to. Nothing of the trail is on it. */
export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  await requireAnyone();
  const { to, token, ready, refused } = await searchParams;
  const { locale } = await readPreferences();
  const t = await getTranslations("signIn");
  if (typeof token === "string") return <LinkCard token={token} locale={locale} />;
  if (await currentViewer()) redirect(safeTarget(to));
  return (
    <DoorCard title={t("title")} locale={locale}>
      {ready === undefined ? null : <p role="status">{t("ready")}</p>}
      {refused === undefined ? null : <p role="alert">{t("refused")}</p>}
      <DoorForm action={signIn} submit={t("submit")}>
        <input type="hidden" name="to" value={safeTarget(to)} />
        <DoorField label={t("email")} name="email" type="email" autoComplete="username" required maxLength={254} />
        <DoorField label={t("password")} name="password" type="password" autoComplete="current-password" required />
      </DoorForm>
      {passkeyHost() === null ? null : (
        <PasskeySignIn begin={beginPasskeySignIn} finish={signInByPasskey} to={safeTarget(to)} />
      )}
      {readSettings().provider ? (
        // A whole step, not one within the house: it leads to another site.
        <a className="button" href={`/sign-in/provider?to=${encodeURIComponent(safeTarget(to))}`}>
          {t("provider")}
        </a>
      ) : null}
    </DoorCard>
  );
}

async function LinkCard({ token, locale }: { token: string; locale: "en" | "pt-BR" }) {
  const t = await getTranslations("signIn");
  const link = findLink(viewersStore(readSettings().data), token);
  if (link === null) {
    answerWith(410);
    return (
      <DoorCard title={t("spent")} locale={locale}>
        <p>{t("spentText")}</p>
      </DoorCard>
    );
  }
  if (link.purpose === "demo") redirect(linkHref(token));
  const first = link.purpose === "first_admin";
  return (
    <DoorCard title={t(first ? "firstAdmin" : "setPassword")} locale={locale}>
      <p>{t(first ? "firstAdminText" : "setPasswordText")}</p>
      <DoorForm action={setPasswordByLink} submit={t("save")}>
        <input type="hidden" name="token" value={token} />
        {first ? <EmailField /> : null}
        <NewPasswordField />
      </DoorForm>
    </DoorCard>
  );
}

function EmailField() {
  const t = useTranslations("signIn");
  return <DoorField label={t("email")} name="email" type="email" autoComplete="username" required maxLength={254} />;
}

function NewPasswordField() {
  const t = useTranslations("signIn");
  const { least, most } = PASSWORD_LENGTH;
  return (
    <DoorField
      label={t("newPassword")}
      hint={t("passwordHint", { least, most })}
      name="password"
      type="password"
      autoComplete="new-password"
      minLength={least}
      required
    />
  );
}
