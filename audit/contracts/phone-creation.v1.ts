import { phoneChangeV1 } from "./phone-change.v1.ts";

/** `phone_creation` 1: an operator added a phone. The publisher gives it phone_change's body. */
export const phoneCreationV1 = phoneChangeV1;
