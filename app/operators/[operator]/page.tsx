import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";

import type { SearchParams } from "../../list-parameters.ts";
import { answerWith } from "../../status.ts";
import { loadOperator } from "./actions.ts";
import { OperatorNotShown } from "./operator-not-shown.tsx";
import { OperatorView } from "./operator-view.tsx";

type Props = PageProps<"/operators/[operator]">;

// Asked for the title and for the page, answered once.
const load = cache((id: string, params: string) => loadOperator(id, JSON.parse(params) as SearchParams));

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { operator: id } = await params;
  const page = await load(id, JSON.stringify(await searchParams));
  const t = await getTranslations("operator");
  return { title: page.ok ? page.value.operator.email : t("title", { id }) };
}

export default async function OperatorPage({ params, searchParams }: Props) {
  const { operator: id } = await params;
  const page = await load(id, JSON.stringify(await searchParams));
  if (page.ok) return <OperatorView page={page.value} />;
  answerWith(page.problem.status);
  return <OperatorNotShown id={id} problem={page.problem} />;
}
