"use server";

import type { Answer } from "#audit/problems.ts";

import type { SearchParams } from "../list-parameters.ts";
import { recorded } from "../looks.ts";
import { sentParams } from "../sent.ts";
import { requireViewer } from "../session.ts";
import { ask } from "../store.ts";
import { parseOperatorsAddress } from "./operators-address.ts";
import { type OperatorsPage, readOperators } from "./operators-page.ts";

/** The operators that an address asks for. */
export async function loadOperators(params: SearchParams): Promise<Answer<OperatorsPage>> {
  const viewer = await requireViewer("read");
  const found = await ask(({ db }) => readOperators(db, parseOperatorsAddress(sentParams(params)), viewer.zone));
  return recorded(viewer, found, () => ({ event: "viewer_search", object: { list: "/operators" } }));
}
