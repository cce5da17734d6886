import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { DoorField } from "#components/door-field.tsx";
import { DoorForm } from "#components/door-form.tsx";

import { DoorCard } from "../../door-card.tsx";
import { readPreferences } from "../../preferences.ts";
import { requireAnyone } from "../../session.ts";
import { safeTarget } from "../../sign-in-address.ts";
import { sendCode } from "../actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("signIn");
  return { title: t("code"), robots: { index: false } };
}

/** The second step of a sign-in. */
export default async function CodePage({ searchParams }: PageProps<"/sign-in/code">) {
  await requireAnyone();
  const { to } = await searchParams;
  const { locale } = await readPreferences();
  const t = await getTranslations("signIn");
  return (
    <DoorCard title={t("code")} locale={locale}>
      <p>{t("codeText")}</p>
      <DoorForm action={sendCode} submit={t("submit")}>
        <input type="hidden" name="to" value={safeTarget(to)} />
        <DoorField label={t("codeLabel")} name="code" autoComplete="one-time-code" required maxLength={20} />
      </DoorForm>
    </DoorCard>
  );
}
