import { useTranslations } from "next-intl";

import type { ColumnId, ListName } from "#audit/columns.ts";

type HeadName = Parameters<ReturnType<typeof useTranslations<"client.heads">>>[0];

/** In its own list, what an event is about goes by its name. */
const SUBJECTS: Record<ListName, HeadName> = { events: "what", statusChanges: "status", phoneEdits: "number" };

/** What the columns of a list are called, in plain words. */
export function useColumnName(list: ListName): (id: ColumnId) => string {
  const t = useTranslations("client.heads");
  return (id) => (id === "when" ? t("moment") : t(id === "what" ? SUBJECTS[list] : id));
}
