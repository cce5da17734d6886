import { z } from "zod";

import { id, requestContract } from "./request.ts";

/** `phone_change` 1: an operator edited a phone of an account. Source: the published JSON Schema. */
export const phoneChangeV1 = requestContract.extend({
  object: z.looseObject({
    account_id: id,
    customer_id: id.nullable().optional(),
    area_code: z.string().nullable(),
    number: z.string().nullable(),
    type: z.string(),
    extension: z.string().nullable(),
    active: z.boolean(),
    country_code: z.string().nullable(),
  }),
});
