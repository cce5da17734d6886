import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { StatusChangesTable } from "#components/status-changes-table.tsx";

import { formOf } from "../list-form.ts";
import { pageOrMove } from "../list-move.ts";
import { ListView } from "../list-view.tsx";
import { loadStatusChanges } from "./actions.ts";
import { LIST } from "./list.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("lists.titles");
  return { title: t("statusChanges") };
}

export default async function StatusChangesPage({ searchParams }: PageProps<"/status-changes">) {
  const params = await searchParams;
  const page = pageOrMove(await loadStatusChanges(params));
  return (
    <ListView
      name="statusChanges"
      list={LIST}
      form={await formOf(params, LIST.path)}
      page={page}
      Table={StatusChangesTable}
    />
  );
}
