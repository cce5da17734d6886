import type { KnownEvent, PhoneBody, StatusBody } from "./contracts/contracts.ts";

/** An account's status after an event. */
export type StatusState = {
  status: string;
  reason_id: number | null;
  reason_description: string | null;
  description: string | null;
};

/** A phone after an event. */
export type PhoneState = {
  area_code: string | null;
  number: string | null;
  type: string;
  extension: string | null;
  active: boolean;
  country_code: string | null;
};

export type State = StatusState | PhoneState;

export const isPhone = (state: State): state is PhoneState => "active" in state;

/** The state that a body leaves behind. */
export function stateOf(event: KnownEvent, body: StatusBody | PhoneBody): State {
  return event === "account_status_change" ? statusState(body as StatusBody) : phoneState(body as PhoneBody);
}

const statusState = ({ object }: StatusBody): StatusState => ({
  status: object.status,
  reason_id: object.reason_id ?? null,
  reason_description: object.reason_description ?? null,
  description: object.description ?? null,
});

const phoneState = ({ object }: PhoneBody): PhoneState => ({
  area_code: object.area_code,
  number: object.number,
  type: object.type,
  extension: object.extension,
  active: object.active,
  country_code: object.country_code,
});
