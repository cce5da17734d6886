import type { PhoneState, State, StatusState } from "#audit/states.ts";

import type { Db } from "./client.ts";

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

/** Reads the state of one event by its leaf, prepared once: the append transaction asks this for every revision. */
export function stateReader({ $client }: Db) {
  const statement = $client.prepare(SELECT_STATE);
  return {
    read(leafIndex: number): { event: string; state: State } {
      const row = statement.get(leafIndex) as StoredState & { event: string };
      return { event: row.event, state: readState(row) as State };
    },
  };
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

const SELECT_STATE = `
  SELECT event, status, reason_id AS reasonId, reason_description AS reasonDescription, description,
    phone_type AS phoneType, area_code AS areaCode, number, country_code AS countryCode, extension, active
  FROM audit_events
  JOIN event_kinds USING (kind_id)
  LEFT JOIN statuses USING (status_id)
  LEFT JOIN reasons USING (reason_ref)
  LEFT JOIN descriptions USING (description_id)
  LEFT JOIN phone_types USING (phone_type_id)
  LEFT JOIN phone_numbers USING (number_id)
  WHERE leaf_index = ?`;
