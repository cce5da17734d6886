import type { Bank } from "./bank.ts";
import type { Operator } from "./roster.ts";
import type { Step } from "./step.ts";

/** An operator at work at an instant, about to take up a case. */
export type Scene = { bank: Bank; operator: Operator; at: number };

/**
 * A case as operators know it: one or more steps on one account, the first at the scene's instant by the scene's
 * operator, the others later and perhaps by others. Null when no account was found that it fits.
 */
export type Case = (scene: Scene) => Step[] | null;
