import type { ReactNode } from "react";

import type { RevealSubject } from "#audit/reveals.ts";

/**
 * What stands around a masked number so that who may can reveal it: the pages know who looks. `number` is as it is
 * masked, null for none.
 */
export type Revealable = (props: {
  subject: RevealSubject;
  number: string | null;
  children: ReactNode;
}) => Promise<ReactNode>;

/** The account on whose page phones of the registry stand, and what stands around a number there. */
export type Revealing = { accountId: number; Reveal: Revealable };
