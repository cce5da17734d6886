import type { PhoneState, State, StatusState } from "#audit/states.ts";

/** The columns that hold a state, with their dictionaries looked up. */
export type StoredState = {
  status: string | null;
  reasonId: number | null;
  reasonDescription: string | null;
  description: string | null;
  phoneType: string | null;
  areaCode: string | null;
  number: string | null;
  countryCode: string | null;
  extension: string | null;
  active: boolean | number | null;
};

/** The state of a stored event; null for an event we have no contract of. The inverse of `eventRow`'s columns. */
export function readState(stored: StoredState): State | null {
  if (stored.phoneType !== null) return phoneState(stored, stored.phoneType);
  return stored.status === null ? null : statusState(stored, stored.status);
}

const phoneState = (stored: StoredState, type: string): PhoneState => ({
  area_code: stored.areaCode,
  number: stored.number,
  type,
  extension: stored.extension,
  active: Boolean(stored.active),
  country_code: stored.countryCode,
});

const statusState = (stored: StoredState, status: string): StatusState => ({
  status,
  reason_id: stored.reasonId,
  reason_description: stored.reasonDescription,
  description: stored.description,
});
