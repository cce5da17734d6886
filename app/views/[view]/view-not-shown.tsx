import { useTranslations } from "next-intl";

import type { ProblemReport } from "#audit/problems.ts";
import { NothingHere } from "#components/nothing-here.tsx";
import { ProblemNote } from "#components/problem-note.tsx";

const SAID = { not_found: "unknown", view_deleted: "deleted", view_private: "private" } as const;

/** Why a view is not shown: it was deleted, is another's, or never was; or there is a problem with the store. */
export function ViewNotShown({ problem }: { problem: ProblemReport }) {
  const t = useTranslations("views");
  const said = Object.hasOwn(SAID, problem.code) ? SAID[problem.code as keyof typeof SAID] : null;
  if (said === null) return <ProblemNote problem={problem} />;
  const way = { href: "/views", label: t("all") } as const;
  return <NothingHere title={t(`gone.${said}.title`)} text={t(`gone.${said}.text`)} way={way} />;
}
