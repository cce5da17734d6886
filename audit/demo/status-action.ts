import type { Reason } from "./reasons.ts";
import { type Action, framed } from "./step.ts";

/** `rollback` is the one way out of a final status. */
export type StatusChange = { status: string; reason: Reason; endpoint?: "status" | "status/rollback" };

const TEMPLATE_SHARE = 0.18;

/** Moves an account to a status. */
export function statusChange({ status, reason, endpoint = "status" }: StatusChange): Action {
  return (bank, step) => {
    const { id, programId } = step.account;
    const account = bank.random.chance(TEMPLATE_SHARE) ? ":accountId" : id;
    const call = {
      method: "PATCH",
      uri: `/v2/accounts/${account}/${endpoint}`,
      object: { account_id: id, program_id: programId, status, ...reason },
    };

    return { event: "account_status_change", version: 2, body: framed(bank, step, call) };
  };
}
