"use client";

import { useTranslations } from "next-intl";

import { Failure } from "#components/failure.tsx";

/** A bug or an outage on a page: said as what it is, never as an empty list. */
export default function PageError({ error, retry }: { error: unknown; retry: () => void }) {
  const t = useTranslations("client.error");
  const words = { title: t("title"), text: t("text"), reference: t("reference"), retry: t("retry") };
  return <Failure words={words} error={error} retry={retry} />;
}
