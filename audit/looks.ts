import { decodePiece, type Incoming } from "./incoming.ts";

/** What of the access log is worth an event of its own. */
export const LOOK_EVENTS = [
  "viewer_sign_in",
  "viewer_sign_in_refused",
  "viewer_sign_out",
  "viewer_search",
  "viewer_open",
  "viewer_reveal",
  "viewer_export",
  "viewer_verify",
  "viewer_denied",
  "viewer_settings",
  "viewer_change",
  "token_change",
  "quarantine_change",
  "payload_redact",
] as const;
export type LookEvent = (typeof LOOK_EVENTS)[number];

/** Who looks, and from where. `viewer` is an e-mail, `cli:OSUSER` on the command line, or what somebody claimed to be. */
export type Looker = {
  viewer: string | null;
  roles: string[];
  origin: "WEB" | "CLI";
  /** Tells the sessions of a viewer apart; never the token of one. */
  session: string | null;
  /** The network address. */
  address: string | null;
  /** The id of the request, of which one may make several looks. */
  request: string;
};

/** One look: what was done, over which address, and what was seen of what. */
export type Look = { event: LookEvent; method: string; uri: string; object: Seen };

export type Seen = {
  account_id?: number;
  customer_id?: number;
  operator_id?: number;
  /** The event that was opened or revealed. */
  leaf_index?: number;
  /** The canonical search of a list or export. */
  search?: string;
  /** How many events there were to look at. */
  ledger_size?: number;
  /** The events that were listed. */
  leaves?: number[];
  /** Why something was revealed, or refused. */
  reason?: string;
  /** The viewer is the operator whose doings were looked at. */
  self?: true;
  [more: string]: unknown;
};

/** The domain of our own audit events. */
const OUR_DOMAIN = "rastro";

/**
 * A look as the ledger takes it: an audit event of the domain `rastro`, whose operator is the viewer. `id` is a UUID,
 * `at` milliseconds since 1970.
 */
export function lookEvent(looker: Looker, { event, method, uri, object }: Look, id: string, at: number): Incoming {
  const { viewer, roles, origin, session, address, request } = looker;
  const envelope = {
    event_id: id,
    domain: OUR_DOMAIN,
    event_type: event,
    schema_version: 1,
    org_id: OUR_DOMAIN,
    cid: request,
    timestamp: new Date(at).toISOString(),
    data: { method, uri, email: viewer, roles, origin, address, session, object },
  };
  const bytes = Buffer.from(JSON.stringify(envelope));
  const incoming = decodePiece({ kind: "value", bytes, offset: 0 }, 0);
  if (incoming.kind === "refused") throw incoming.problem;
  // Ours is no event that nobody knows, and `cli:root` no operator behind whom several people stand.
  return { ...incoming, event: { ...incoming.event, flags: [] } };
}
