import { useTranslations } from "next-intl";

import { NothingHere } from "#components/nothing-here.tsx";

/** What Next shows with the status of unauthorized(). */
export default function SignedOut() {
  const t = useTranslations("refused.signedOut");
  return <NothingHere why="closed" title={t("title")} text={t("text")} way={{ href: "/sign-in", label: t("way") }} />;
}
