/** Honest events for tests: as published, with whatever a test wants otherwise. */
export type Fields = Record<string, unknown>;
export type Wish = { id?: string; at?: number | string; object?: Fields; data?: Fields; envelope?: Fields };

export const NOON = Date.parse("2026-03-20T12:00:00.000Z");

export const statusBody = ({ object, data }: Wish = {}): Fields => ({
  method: "PATCH",
  uri: "/v2/accounts/:accountId/status",
  ...OPERATOR,
  ...data,
  object: { account_id: 171238, program_id: 9, status: "BLOCKED", reason_id: 12, ...object },
});

export const phoneBody = ({ object, data }: Wish = {}): Fields => ({
  method: "PATCH",
  uri: "/v1/accounts/:accountId/phones/:phoneId",
  ...OPERATOR,
  ...data,
  object: {
    account_id: 32422,
    customer_id: 42422,
    area_code: "11",
    number: "987654321",
    type: "MOBILE",
    extension: null,
    active: true,
    country_code: "55",
    ...object,
  },
});

export const statusEvent = (wish: Wish = {}): Fields => enveloped("account_status_change", 2, statusBody(wish), wish);
export const phoneEvent = (wish: Wish = {}): Fields => enveloped("phone_change", 1, phoneBody(wish), wish);
export const creationEvent = (wish: Wish = {}): Fields =>
  enveloped("phone_creation", 1, phoneBody({ ...wish, data: { method: "POST", ...wish.data } }), wish);

/** Puts a body into an envelope; each has an id of its own unless the test wants one. */
export function enveloped(
  event: string,
  version: number,
  data: unknown,
  { id, at = NOON, envelope }: Wish = {},
): Fields {
  made += 1;
  return {
    event_id: id ?? `00000000-0000-4000-8000-${String(made).padStart(12, "0")}`,
    domain: "audit",
    event_type: event,
    schema_version: version,
    org_id: "TN-honest",
    cid: "7c7737f0-53d4-9b49-9833-e4c47483634e",
    timestamp: typeof at === "number" ? new Date(at).toISOString() : at,
    data,
    ...envelope,
  };
}

export const bytesOf = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

const OPERATOR = { email: "ana@bank.example", roles: ["crm-operator"], origin: "CRM" };
let made = 0;
