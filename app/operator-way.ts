import type { Route } from "next";

import { type Operator, operatorValue } from "#db/operators.ts";

import { operatorHref } from "./addresses.ts";
import { listHref } from "./list-address.ts";

/** Where an operator leads: to their page; what is no address may be several people and has none, and leads to its events. */
export const operatorWay = (operator: Operator, zone: string | null = null): Route =>
  operator.isAddress
    ? operatorHref(operator.operatorId, zone)
    : listHref("/events", {
        search: { terms: [{ key: "operator", negated: false, values: [operatorValue(operator)] }] },
        zone,
      });
