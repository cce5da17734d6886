import type { Db } from "./client.ts";
import { namesOf } from "./names.ts";
import type { StoredEvent } from "./stored-events.ts";

/** Reads at once what the events to come need of each dictionary: one statement for each that names something new. */
export function learnAllNames(db: Db, events: StoredEvent[]): void {
  const names = namesOf(db);
  const states = events.flatMap(({ after, earlier }) => [after, earlier]);
  names.kind.learn(events.map(({ kindId }) => kindId));
  names.org.learn(events.map(({ orgRef }) => orgRef));
  names.email.learn(events.map(({ emailId }) => emailId));
  names.roles.learn(events.map(({ roleSetId }) => roleSetId));
  names.origin.learn(events.map(({ originId }) => originId));
  names.method.learn(events.map(({ methodId }) => methodId));
  names.status.learn(states.map(({ statusId }) => statusId));
  names.reason.learn(states.map(({ reasonRef }) => reasonRef));
  names.description.learn(states.map(({ descriptionId }) => descriptionId));
  names.phoneType.learn(states.map(({ phoneTypeId }) => phoneTypeId));
  names.number.learn(states.map(({ numberId }) => numberId));
}
