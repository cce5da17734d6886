import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { EventsTable } from "#components/events-table.tsx";

import { formOf } from "../list-form.ts";
import { pageOrMove } from "../list-move.ts";
import { ListView } from "../list-view.tsx";
import { loadEvents } from "./actions.ts";
import { LIST } from "./list.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("lists.titles");
  return { title: t("events") };
}

export default async function EventsPage({ searchParams }: PageProps<"/events">) {
  const params = await searchParams;
  const page = pageOrMove(await loadEvents(params));
  return <ListView name="events" list={LIST} form={await formOf(params, LIST.path)} page={page} Table={EventsTable} />;
}
