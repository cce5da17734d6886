import type { useTranslations } from "next-intl";

import type { ColumnId, ListName } from "#audit/columns.ts";

import { useWords } from "./words.ts";

type HeadName = Parameters<ReturnType<typeof useTranslations<"client.heads">>>[0];

/** In its own list, what an event is about goes by its name. */
const SUBJECTS: Record<ListName, HeadName> = { events: "what", statusChanges: "status", phoneEdits: "number" };

/** What the columns of a list are called, in plain words. */
export function useColumnName(list: ListName): (id: ColumnId) => string {
  const t = useWords("client.heads");
  return (id) => (id === "when" ? t("moment") : t(id === "what" ? SUBJECTS[list] : id));
}
