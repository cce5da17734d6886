"use server";

import type { Answer } from "#audit/problems.ts";

import type { SearchParams } from "../list-parameters.ts";
import { requireViewer } from "../session.ts";
import { ask } from "../store.ts";
import { parseOperatorsAddress } from "./operators-address.ts";
import { type OperatorsPage, readOperators } from "./operators-page.ts";

/** The operators that an address asks for. */
export async function loadOperators(params: SearchParams): Promise<Answer<OperatorsPage>> {
  const { zone } = await requireViewer("read");
  return ask(({ db }) => readOperators(db, parseOperatorsAddress(params), zone));
}
