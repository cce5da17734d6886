"use server";

import type { Route } from "next";

import { isSamePerson } from "#audit/operators.ts";
import type { Answer } from "#audit/problems.ts";

import type { SearchParams } from "../../list-parameters.ts";
import { recorded, type Seeing } from "../../looks.ts";
import { sentParams, sentText } from "../../sent.ts";
import { requireViewer } from "../../session.ts";
import { ask } from "../../store.ts";
import { parseAccountAddress, spelling } from "./account-address.ts";
import { type AccountPage, readAccount } from "./account-page.ts";
import { type AccountsPage, readAccounts } from "./accounts-page.ts";
import { type RevealsShown, readReveals } from "./reveals-shown.ts";

/** What stands at an address of accounts: one, several, or, spelt another way, the way to our spelling. */
type Loaded =
  | { kind: "moved"; href: Route }
  | ({ kind: "one"; page: AccountPage } & Beside)
  | ({ kind: "several"; page: AccountsPage } & Beside);

/** What was revealed, and whether the viewer is one of the operators whose events are shown. */
type Beside = { revealed: RevealsShown; self: boolean };

/** The page of an account, or of several, that an address asks for. */
export async function loadAccount(account: string, sent: SearchParams): Promise<Answer<Loaded>> {
  const viewer = await requireViewer("read");
  const found = await ask((live): Loaded => {
    const { db } = live;
    const [id, params] = [sentText(account), sentParams(sent)];
    const href = spelling(id, params);
    if (href) return { kind: "moved", href };
    const address = parseAccountAddress(id, params);
    const beside = ({ timeline }: AccountPage | AccountsPage): Beside => ({
      revealed: readReveals(live, timeline, viewer),
      self: timeline.rows.some(({ event }) => isSamePerson(event.operator, viewer.email)),
    });
    if (address.accountIds.length > 1) {
      const page = readAccounts(db, address, viewer.zone);
      return { kind: "several", page, ...beside(page) };
    }
    const page = readAccount(db, address, viewer.zone);
    return { kind: "one", page, ...beside(page) };
  });
  return recorded(viewer, found, (loaded) => (loaded.kind === "moved" ? null : lookAt(loaded)));
}

/** Each account that is shown was opened, with what of its timeline is on the page. */
function lookAt(loaded: Exclude<Loaded, { kind: "moved" }>): Seeing[] {
  const { timeline } = loaded.page;
  const several = loaded.kind === "several" ? loaded.page.accounts.map(({ lane }) => lane.accountId) : null;
  return (several ?? timeline.address.accountIds).map((accountId) => {
    const rows = timeline.rows.filter(({ event }) => event.accountId === accountId);
    return {
      event: "viewer_open",
      object: {
        account_id: accountId,
        leaves: rows.map(({ event }) => event.leafIndex),
        ...(loaded.self && { self: true as const }),
      },
    };
  });
}
