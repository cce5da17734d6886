import { useTranslations } from "next-intl";

import { NothingHere } from "#components/nothing-here.tsx";

/** What Next shows with the status of forbidden(). */
export default function Forbidden() {
  const t = useTranslations("refused.forbidden");
  return <NothingHere why="closed" title={t("title")} text={t("text")} way={{ href: "/", label: t("way") }} />;
}
