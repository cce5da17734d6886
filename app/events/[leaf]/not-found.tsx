import { useTranslations } from "next-intl";

import { NothingHere } from "#components/nothing-here.tsx";

export default function EventNotFound() {
  const [t, tHere] = [useTranslations("event.notFound"), useTranslations("notFound")];
  return <NothingHere title={t("title")} text={t("text")} way={{ href: "/events", label: tHere("events") }} />;
}
