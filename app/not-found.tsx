import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";

import { NothingHere } from "#components/nothing-here.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("notFound");
  return { title: t("title") };
}

export default function NotFound() {
  const t = useTranslations("notFound");
  return <NothingHere title={t("title")} text={t("text")} way={{ href: "/events", label: t("events") }} />;
}
