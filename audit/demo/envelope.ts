import type { Bank } from "./bank.ts";
import type { Step } from "./step.ts";
import { uuid } from "./uuid.ts";

/** Carries out a step and publishes it: the envelope, as JSON text, around the body. */
export function publish(bank: Bank, step: Step): string {
  const { event, version, body } = step.action(bank, step);

  return JSON.stringify({
    event_id: uuid(bank.random),
    domain: "audit",
    event_type: event,
    schema_version: version,
    org_id: step.account.orgId,
    cid: uuid(bank.random),
    timestamp: new Date(step.at).toISOString(),
    data: body,
  });
}
