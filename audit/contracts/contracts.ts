import type { z } from "zod";

import { pointerTo } from "../json/walk.ts";
import { Problem } from "../problems.ts";
import { accountStatusChangeV2 } from "./account-status-change.v2.ts";
import { phoneChangeV1 } from "./phone-change.v1.ts";
import { phoneCreationV1 } from "./phone-creation.v1.ts";

/** Every event whose body we understand, by name and schema version. A new line here must be described everywhere. */
export const CONTRACTS = {
  account_status_change: { version: 2, subject: "status", body: accountStatusChangeV2 },
  phone_change: { version: 1, subject: "phone", body: phoneChangeV1 },
  phone_creation: { version: 1, subject: "phone", body: phoneCreationV1 },
} as const;

export type KnownEvent = keyof typeof CONTRACTS;
export type StatusBody = z.infer<typeof accountStatusChangeV2>;
export type PhoneBody = z.infer<typeof phoneChangeV1>;

export const KNOWN_EVENTS = Object.keys(CONTRACTS) as KnownEvent[];

/** The known event of this name and version in the domain `audit`, or null. */
export function knownEvent(domain: string | null, name: string, version: number): KnownEvent | null {
  const known = KNOWN_EVENTS.find((candidate) => candidate === name);
  return known && domain === "audit" && CONTRACTS[known].version === version ? known : null;
}

/** Checks a body against its contract; a violation is a `body_invalid` with the JSON pointer below `at`. */
export function parseBody<E extends KnownEvent>(event: E, body: unknown, at: string) {
  const result = CONTRACTS[event].body.safeParse(body);
  if (result.success) return result.data as z.infer<(typeof CONTRACTS)[E]["body"]>;
  const issue = result.error.issues[0];
  const path = (issue?.path ?? []).map((key) => (typeof key === "number" ? key : String(key)));
  throw new Problem("body_invalid", { pointer: path.reduce<string>(pointerTo, at), ...expectedOf(issue) });
}

function expectedOf(issue: z.core.$ZodIssue | undefined): { expected?: string } {
  return issue?.code === "invalid_type" ? { expected: issue.expected } : {};
}
