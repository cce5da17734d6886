/** Events as a publisher sends them, for specs to import: one honest envelope, with what a spec cares about laid over. */
type Envelope = { at: string; operator?: string; account: number; roles?: string[]; origin?: string };

type StatusChange = Envelope & { status: string; reason?: string; reasonId?: number; description?: string };
type PhoneEdit = Envelope & { number: string; phone?: number; type?: string; active?: boolean; extension?: string };

let published = 0;

export const statusChange = ({ status, reason, reasonId, description, ...envelope }: StatusChange): string =>
  publish("account_status_change", 2, envelope, `/v2/accounts/${envelope.account}/status`, {
    account_id: envelope.account,
    program_id: 7,
    status,
    reason_id: reasonId,
    reason_description: reason,
    description,
  });

export const phoneEdit = ({
  number,
  phone = 1,
  type = "MOBILE",
  active = true,
  extension,
  ...envelope
}: PhoneEdit): string =>
  publish("phone_change", 1, envelope, `/v1/accounts/${envelope.account}/phones/${phone}`, {
    account_id: envelope.account,
    customer_id: 42,
    area_code: number.slice(0, 2),
    number: number.slice(2),
    type,
    extension: extension ?? null,
    active,
    country_code: "55",
  });

/** An event that nobody has a contract of. */
export const otherEvent = (envelope: Envelope): string =>
  publish("card_change", 1, envelope, `/v1/accounts/${envelope.account}/cards/9`, { account_id: envelope.account });

function publish(event: string, version: number, envelope: Envelope, uri: string, object: object): string {
  const { at, operator = "ana@bank.example", roles = ["crm-operator"], origin = "CRM" } = envelope;
  published += 1;
  return JSON.stringify({
    event_id: `e2e-${process.pid}-${published}`,
    domain: "audit",
    event_type: event,
    schema_version: version,
    org_id: "TN-e2e",
    cid: "7c7737f0-53d4-9b49-9833-e4c47483634e",
    timestamp: at,
    data: { method: "PATCH", uri, email: operator, roles, origin, object },
  });
}
