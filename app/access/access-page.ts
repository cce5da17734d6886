import type { LookPage } from "#db/access-looks.ts";

import type { AccessAddress } from "./access-address.ts";

/** What the page of the access log shows. */
export type AccessPage = LookPage & {
  address: AccessAddress;
  /** Whether who looks is an operator of the trail, to whom looks at their own doings are not shown: whether there are any or not. */
  withheld: boolean;
  /** Whether there was more about which is asked, or more exports and lists, than are compared. */
  cut: boolean;
};
