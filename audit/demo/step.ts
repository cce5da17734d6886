import type { Account } from "./accounts.ts";
import type { Bank } from "./bank.ts";
import { rolesAt } from "./roles.ts";
import type { Operator } from "./roster.ts";

/** The published body of an audit event: the frame is common to all, the object is each event's own. */
export type Body = {
  method: string;
  uri: string;
  email: string;
  roles: readonly string[];
  origin: string;
  object: Record<string, unknown>;
};

/** What one action says to the audit stream. */
export type Publication = { event: string; version: number; body: Body };

/** Something done to an account: changes the bank's state when its time comes and says what is published. */
export type Action = (bank: Bank, step: Step) => Publication;

/** Who does what to which account, and when. Planned ahead; carried out in the order of time. */
export type Step = { at: number; operator: Operator; account: Account; action: Action };

// The share of a desk's work that comes through the app's own back office instead of the CRM.
const APP_SHARE: Record<Operator["desk"], number> = {
  service: 0.16,
  fraud: 0.05,
  legal: 0,
  collections: 0.08,
  supervision: 0.02,
};

/** Frames an action's object with who did it, how and from where. */
export function framed(bank: Bank, step: Step, call: Pick<Body, "method" | "uri" | "object">): Body {
  const { operator, at } = step;
  return {
    method: call.method,
    uri: call.uri,
    email: operator.email,
    roles: rolesAt(operator, at),
    origin: bank.random.chance(APP_SHARE[operator.desk]) ? "APP" : "CRM",
    object: call.object,
  };
}
