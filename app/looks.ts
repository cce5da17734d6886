import { randomUUID } from "node:crypto";

import type { Look } from "#audit/looks.ts";
import { isSamePerson } from "#audit/operators.ts";
import { type Answer, answer } from "#audit/problems.ts";
import type { EventView } from "#db/event-view.ts";

import type { Viewer } from "./session.ts";
import { askAccess } from "./store.ts";
import { visit } from "./visit.ts";

/** What was seen, of which the visit knows the rest. */
export type Seeing = Pick<Look, "event" | "object">;

/** Who looks: somebody signed in, or who a door was told that it is. */
type Who = Pick<Viewer, "email" | "role" | "sessionId"> | { email: string | null };

/**
 * An answer that leaves once it is on record who saw what: what cannot be recorded is not shown. What was refused shows
 * nothing, and is no look.
 */
export async function recorded<T>(
  viewer: Viewer,
  found: Answer<T>,
  seen: (value: T) => Seeing | Seeing[] | null,
): Promise<Answer<T>> {
  const looks = found.ok ? [seen(found.value) ?? []].flat() : [];
  if (looks.length === 0) return found;
  const done = await answer(() => recordLooks(viewer, looks));
  return done.ok ? found : done;
}

/** An event was opened, perhaps by who did it. */
export const openingOf = (
  { leafIndex, accountId, customerId, operator }: EventView,
  { email }: Pick<Viewer, "email">,
): Seeing => ({
  event: "viewer_open",
  object: {
    leaf_index: leafIndex,
    ...(accountId !== null && { account_id: accountId }),
    ...(customerId !== null && { customer_id: customerId }),
    ...(isSamePerson(operator, email) && { self: true as const }),
  },
});

/**
 * Records looks; they are durable when this is done.
 *
 * @throws Problem `store_…`
 */
export async function recordLooks(who: Who, looks: Seeing[]): Promise<void> {
  const { url, address, response } = visit() ?? {};
  const looker = {
    viewer: who.email,
    roles: "role" in who ? [who.role] : [],
    origin: "WEB" as const,
    session: "sessionId" in who ? who.sessionId : null,
    address: address ?? null,
    request: randomUUID(),
  };
  // Without its query: the search is told apart, and what was typed into an address may be anything.
  const uri = (url ?? "").split("?")[0] ?? "";
  const method = response?.req.method ?? "";
  await askAccess((record) => Promise.all(looks.map((look) => record({ looker, look: { ...look, method, uri } }))));
}
