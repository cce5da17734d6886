import { z } from "zod";

/** What every body of the audit domain says of the API call and of its operator. Extra keys are legal, always. */
export const requestContract = z.looseObject({
  method: z.string(),
  uri: z.string(),
  email: z.string(),
  roles: z.array(z.string()),
  origin: z.string(),
});

/** An int64 of the platform that 53 bits hold; `171238.0` is an integer too, as JSON Schema says. */
export const id = z.int();
