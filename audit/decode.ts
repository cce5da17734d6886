import {
  CONTRACTS,
  type KnownEvent,
  knownEvent,
  type PhoneBody,
  parseBody,
  type StatusBody,
} from "./contracts/contracts.ts";
import { type Envelope, hasEnvelope, isObject, parseEnvelope, recogniseBody } from "./envelope.ts";
import type { Flag } from "./flags.ts";
import { isNotice, noticeEnvelope } from "./notices.ts";
import { isAddress, isLookalike } from "./operators.ts";
import { hasNumber, judgeNumber } from "./phone-numbers.ts";
import { Problem } from "./problems.ts";
import { phoneSlot, statusSlot } from "./slots.ts";
import { isPhone, type State, stateOf } from "./states.ts";
import { namesAnotherAccount, readUri } from "./uri.ts";

/** What every event says of its call, as far as it says it. */
export type Request = {
  method: string | null;
  uri: string | null;
  email: string | null;
  roles: string[] | null;
  origin: string | null;
};

/** An event as the ledger takes it. `envelope` is null for a bare body, `known` for an event we have no contract of. */
export type DecodedEvent = {
  envelope: Envelope | null;
  event: string;
  version: number;
  known: KnownEvent | null;
  request: Request;
  accountId: number | null;
  customerId: number | null;
  programId: number | null;
  state: State | null;
  slot: string | null;
  flags: Flag[];
};

/** Decodes one event, already parsed and out of its wrapper. Throws the problem that refuses it. */
export function decodeEvent(value: unknown): DecodedEvent {
  if (!isObject(value)) throw new Problem("json_not_an_object");
  if (isNotice(value)) return decodeUnknown(value, noticeEnvelope(value), ["unknown_version"]);
  if (!hasEnvelope(value)) return decodeBare(value);
  const envelope = parseEnvelope(value);
  const known = knownEvent(envelope.domain, envelope.event, envelope.version);
  const flags: Flag[] = envelope.occurredAt.zoned ? [] : ["no_zone"];
  if (known) return decodeKnown(known, value.data, "/data", envelope, flags);
  return decodeUnknown(value.data as Record<string, unknown>, envelope, [...flags, "unknown_version"]);
}

function decodeBare(value: Record<string, unknown>): DecodedEvent {
  return decodeKnown(recogniseBody(value), value, "", null, ["no_envelope"]);
}

function decodeKnown(
  known: KnownEvent,
  data: unknown,
  at: string,
  envelope: Envelope | null,
  flags: Flag[],
): DecodedEvent {
  const body: StatusBody | PhoneBody = parseBody(known, data, at);
  const { method, uri, email, roles, origin, object } = body;
  const parts = readUri(uri);
  const state = stateOf(known, body);
  const customerId = "customer_id" in object ? ((object as PhoneBody["object"]).customer_id ?? null) : null;
  flags.push(...requestFlags(email, uri, object.account_id));
  if (isPhone(state) && hasNumber(state.number) && !judgeNumber(state).valid) flags.push("invalid_number");
  return {
    envelope,
    event: known,
    version: CONTRACTS[known].version,
    known,
    request: { method, uri, email, roles, origin },
    accountId: object.account_id,
    customerId: isPhone(state) ? customerId : null,
    programId: isPhone(state) ? null : (object as StatusBody["object"]).program_id,
    state,
    slot: isPhone(state)
      ? phoneSlot({ accountId: object.account_id, phoneId: parts.phoneId, customerId, type: state.type })
      : statusSlot(object.account_id),
    flags,
  };
}

/** An event we have no contract of is kept with what it plainly says; nothing is derived from it. */
function decodeUnknown(data: Record<string, unknown>, envelope: Envelope, flags: Flag[]): DecodedEvent {
  const object = isObject(data.object) ? data.object : {};
  const [email, uri, accountId] = [text(data.email), text(data.uri), whole(object.account_id)];
  return {
    envelope,
    event: envelope.event,
    version: envelope.version,
    known: null,
    request: {
      method: text(data.method),
      uri,
      email,
      roles: Array.isArray(data.roles) && data.roles.every((role) => typeof role === "string") ? data.roles : null,
      origin: text(data.origin),
    },
    accountId,
    customerId: whole(object.customer_id),
    programId: whole(object.program_id),
    state: null,
    slot: null,
    flags: [...flags, ...requestFlags(email, uri, accountId)],
  };
}

function requestFlags(email: string | null, uri: string | null, accountId: number | null): Flag[] {
  const flags: Flag[] = [];
  const parts = readUri(uri ?? "");
  if (email !== null && !isAddress(email)) flags.push("anonymous_operator");
  else if (email !== null && isLookalike(email)) flags.push("lookalike_operator");
  if (parts.template) flags.push("template_uri");
  if (accountId !== null && namesAnotherAccount(parts, accountId)) flags.push("uri_mismatch");
  return flags;
}

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
const whole = (value: unknown): number | null => (Number.isSafeInteger(value) ? (value as number) : null);
