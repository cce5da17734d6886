import type { DecodedEvent } from "./decode.ts";
import type { Incoming } from "./incoming.ts";
import { parseFramed } from "./json/parse.ts";

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
 * `at` milliseconds since 1970. It is what a decoder makes of its bytes, but for flags: ours is no event that nobody knows, and
 * `cli:root` no operator behind whom several people stand.
 *
 * @throws Problem `json_…` where somebody typed what cannot be read back exactly
 */
export function lookEvent(looker: Looker, look: Look, id: string, at: number): Incoming {
  const { viewer, roles, origin, session, address, request } = looker;
  const { event, method, uri, object } = look;
  const envelope = {
    event_id: id,
    domain: OUR_DOMAIN,
    event_type: event,
    schema_version: VERSION,
    org_id: OUR_DOMAIN,
    cid: request,
    timestamp: new Date(at).toISOString(),
    data: { method, uri, email: viewer, roles, origin, address, session, object },
  };
  const bytes = Buffer.from(JSON.stringify(envelope));
  parseFramed(bytes);
  return {
    kind: "event",
    at: { ordinal: 0, offset: 0, length: bytes.length },
    bytes,
    event: decoded(looker, look, id, at),
  };
}

const VERSION = 1;

function decoded(looker: Looker, { event, method, uri, object }: Look, id: string, at: number): DecodedEvent {
  const { viewer: email, roles, origin, request: cid } = looker;
  const occurredAt = { ms: at, zoned: true };
  return {
    envelope: { eventId: id, domain: OUR_DOMAIN, event, version: VERSION, orgId: OUR_DOMAIN, cid, occurredAt },
    event,
    version: VERSION,
    known: null,
    request: { method, uri, email, roles, origin },
    accountId: object.account_id ?? null,
    customerId: object.customer_id ?? null,
    programId: null,
    state: null,
    slot: null,
    flags: [],
  };
}
