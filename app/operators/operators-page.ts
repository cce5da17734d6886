import type { OperatorRow } from "#components/operators-table.tsx";
import type { Db } from "#db/client.ts";
import { ledgerSize } from "#db/events.ts";
import { countOperators, listOperators, type OperatorSummary } from "#db/operators.ts";

import { operatorsHref } from "../addresses.ts";
import { type Clock, clockOf } from "../clock.ts";
import { operatorWay } from "../operator-way.ts";
import type { OperatorsAddress } from "./operators-address.ts";

/** The busiest operators of those whose e-mail holds a text, how many such there are, and how many altogether. */
export type OperatorsPage = {
  address: OperatorsAddress;
  clock: Clock;
  rows: OperatorRow[];
  found: number;
  known: number;
};

const LIMIT = 200;

/** Reads what the page of the operators shows. */
export function readOperators(db: Db, address: OperatorsAddress, own: string): OperatorsPage {
  const shown = listOperators(db, { limit: LIMIT, beginning: address.email });
  const events = ledgerSize(db);
  return {
    address,
    clock: clockOf(own, address.zone, (zone) => operatorsHref({ ...address, zone })),
    rows: shown.map((operator) => ({
      ...rowOf(operator, shown[0]?.events ?? 1, events),
      href: operatorWay(operator, address.zone),
    })),
    found: countOperators(db, address.email),
    known: countOperators(db),
  };
}

const rowOf = (operator: OperatorSummary, most: number, all: number): Omit<OperatorRow, "href"> => ({
  operator,
  bar: operator.events / most,
  share: operator.events / Math.max(1, all),
});
