import { z } from "zod";

import { id, requestContract } from "./request.ts";

/** `account_status_change` 2: an operator moved an account to a status. Source: the published JSON Schema. */
export const accountStatusChangeV2 = requestContract.extend({
  object: z.looseObject({
    account_id: id,
    program_id: id,
    status: z.string(),
    description: z.string().optional(),
    reason_id: id.optional(),
    reason_description: z.string().optional(),
  }),
});
