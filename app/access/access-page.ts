import type { LookPage } from "#db/access-looks.ts";

import type { AccessAddress } from "./access-address.ts";

/** What the page of the access log shows. */
export type AccessPage = LookPage & { address: AccessAddress };
