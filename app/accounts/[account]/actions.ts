"use server";

import type { Answer } from "#audit/problems.ts";

import type { SearchParams } from "../../list-address.ts";
import { requireViewer } from "../../session.ts";
import { ask } from "../../store.ts";
import { parseAccountAddress } from "./account-address.ts";
import { type AccountPage, readAccount } from "./account-page.ts";

/** The page of an account that an address asks for. */
export async function loadAccount(id: string, params: SearchParams): Promise<Answer<AccountPage>> {
  const { zone } = await requireViewer("read");
  return ask(({ db }) => readAccount(db, parseAccountAddress(id, params), zone));
}
