"use server";

import { loadList } from "../list-loader.ts";
import type { SearchParams } from "../list-parameters.ts";
import { requireViewer } from "../session.ts";
import { LIST } from "./list.ts";

/** The page of the list that an address asks for. */
export async function loadPhoneEdits(params: SearchParams) {
  const viewer = await requireViewer("read");
  return loadList(LIST, params, viewer);
}
