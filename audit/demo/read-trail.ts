import { demoTrail } from "./trail.ts";

/** An envelope of the demo trail, as far as the tests read it. */
export type Envelope = {
  event_id: string;
  event_type: string;
  schema_version: number;
  org_id: string;
  timestamp: string;
  data: {
    method: string;
    uri: string;
    email: string;
    roles: string[];
    object: { account_id: number } & Record<string, unknown>;
  };
};

/** Reads a whole demo trail for a test, in the order in which it arrives. */
export function readTrail(trail: { events: number; seed: number }): Envelope[] {
  return [...demoTrail(trail)].map((text): Envelope => JSON.parse(text));
}

/** In the order in which it happened. */
export function byTime(one: Envelope, other: Envelope): number {
  return Date.parse(one.timestamp) - Date.parse(other.timestamp);
}
