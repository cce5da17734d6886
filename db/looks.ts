import { randomUUID } from "node:crypto";

import { type Look, type Looker, lookEvent } from "#audit/looks.ts";

import type { Db } from "./client.ts";
import { appendGroup, type Delivered, type Outcome } from "./ledger.ts";
import { withReserve } from "./reserve.ts";
import { onStore } from "./store-problems.ts";

/** A look with who looks. */
export type Looked = { looker: Looker; look: Look };

/**
 * Appends looks to the access log in one transaction: all are durable when this returns, or none is there. (By the connection of a
 * recorder, they are when that says so.) On a full disk they go where the log's reserve was.
 *
 * @returns their leaf indexes in the access log
 * @throws Problem `store_…`
 */
export function appendLooks(access: Db, looked: Looked[], now: number): number[] {
  const incoming = looked.map(({ looker, look }) => lookEvent(looker, look, randomUUID(), now));
  const delivery = { source: "rastro", file: "", document: "", now, uncounted: "look" } as const;
  return onStore(() => withReserve(access, () => appendAll(access, { batch: incoming, delivery })));
}

function appendAll(access: Db, delivered: Delivered): number[] {
  let leaves: number[] = [];
  appendGroup(access, [delivered], ([outcomes = []]) => {
    leaves = outcomes.map(recordedLeaf);
  });
  return leaves;
}

function recordedLeaf(outcome: Outcome): number {
  if (outcome.kind === "recorded") return outcome.leafIndex;
  throw outcome.kind === "refused" ? outcome.problem : new Error("a look has the id of another");
}
