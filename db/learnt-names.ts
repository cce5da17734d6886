import type { Db } from "./client.ts";
import { namesOf, statesOf } from "./names.ts";
import type { StoredEvent } from "./stored-events.ts";

/** Reads at once what the events to come need of each dictionary: one statement for each that names something new. */
export function learnAllNames(db: Db, events: StoredEvent[]): void {
  const names = namesOf(db);
  const states = statesOf(events);
  names.kind.learn(events, ({ kindId }) => kindId);
  names.org.learn(events, ({ orgRef }) => orgRef);
  names.email.learn(events, ({ emailId }) => emailId);
  names.roles.learn(events, ({ roleSetId }) => roleSetId);
  names.origin.learn(events, ({ originId }) => originId);
  names.method.learn(events, ({ methodId }) => methodId);
  names.status.learn(states, ({ statusId }) => statusId);
  names.reason.learn(states, ({ reasonRef }) => reasonRef);
  names.description.learn(states, ({ descriptionId }) => descriptionId);
  names.phoneType.learn(states, ({ phoneTypeId }) => phoneTypeId);
  names.number.learn(states, ({ numberId }) => numberId);
}
