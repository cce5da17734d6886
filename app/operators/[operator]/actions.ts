"use server";

import { isSamePerson } from "#audit/operators.ts";
import type { Answer } from "#audit/problems.ts";

import type { SearchParams } from "../../list-parameters.ts";
import { recorded } from "../../looks.ts";
import { sentParams, sentText } from "../../sent.ts";
import { requireViewer } from "../../session.ts";
import { ask } from "../../store.ts";
import { parseOperatorAddress } from "./operator-address.ts";
import { type OperatorPage, readOperator } from "./operator-page.ts";

/** The page of an operator, by the id that its address carries. */
export async function loadOperator(id: string, params: SearchParams): Promise<Answer<OperatorPage>> {
  const viewer = await requireViewer("read");
  const found = await ask(({ db }) =>
    readOperator(db, parseOperatorAddress(sentText(id), sentParams(params)), viewer.zone),
  );
  return recorded(viewer, found, ({ operator, newest }) => ({
    event: "viewer_open",
    object: {
      operator_id: operator.operatorId,
      leaves: newest.rows.map(({ event }) => event.leafIndex),
      ...(isSamePerson(operator.email, viewer.email) && { self: true as const }),
    },
  }));
}
