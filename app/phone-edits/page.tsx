import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { PhoneEditsTable } from "#components/phone-edits-table.tsx";

import { formOf } from "../list-form.ts";
import { pageOrMove } from "../list-move.ts";
import { ListView } from "../list-view.tsx";
import { loadPhoneEdits } from "./actions.ts";
import { LIST } from "./list.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("lists.titles");
  return { title: t("phoneEdits") };
}

export default async function PhoneEditsPage({ searchParams }: PageProps<"/phone-edits">) {
  const params = await searchParams;
  const page = pageOrMove(await loadPhoneEdits(params));
  return (
    <ListView
      name="phoneEdits"
      list={LIST}
      form={await formOf(params, LIST.path)}
      page={page}
      Table={PhoneEditsTable}
    />
  );
}
