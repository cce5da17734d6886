import { redirect } from "next/navigation";

import type { Answer } from "#audit/problems.ts";

import type { ListPage, Page } from "./list-loader.ts";
import { answerWith } from "./status.ts";

/** The page of a list; goes to the canonical address when the controls were sent. */
export function pageOrMove(answer: Answer<ListPage>): Answer<Page> {
  if (!answer.ok) {
    answerWith(answer.problem.status);
    return answer;
  }
  if (answer.value.kind === "moved") redirect(answer.value.href);
  return { ok: true, value: answer.value };
}
