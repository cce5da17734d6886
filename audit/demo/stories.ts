import type { Bank } from "./bank.ts";
import { DEMO_EVENTS } from "./defaults.ts";
import type { Step } from "./step.ts";
import { drawnJudicialLift, JUDICIAL_LIFT, namedJudicialLift } from "./story-judicial-lift.ts";
import { drawnNightBurst, NIGHT_BURST, namedNightBurst } from "./story-night-burst.ts";
import { drawnSharedNumber, namedSharedNumber, SHARED_NUMBER } from "./story-shared-number.ts";
import { drawnTakeover, namedTakeover, TAKEOVER } from "./story-takeover.ts";

/**
 * What is worth finding in the demo trail, with who and where. All of it is in every trail of at least 5,000 events,
 * whatever the seed; larger trails have more of each, in proportion, with other people.
 *
 * - `takeover`: a phone edit followed within the hour by an unblock of the same account by the same hand.
 * - `judicialLift`: a judicial block lifted by an operator without any reason.
 * - `sharedNumber`: one phone number put on three accounts of different customers.
 * - `nightBurst`: more than 25 phone edits by one operator within twenty minutes, at 03:00 local time.
 */
export const DEMO_STORIES = {
  takeover: TAKEOVER,
  judicialLift: JUDICIAL_LIFT,
  sharedNumber: SHARED_NUMBER,
  nightBurst: NIGHT_BURST,
} as const;

type Telling = (bank: Bank) => Step[];
type Story = { perDefaultTrail: number; named: Telling; drawn: Telling };

const STORIES: Record<keyof typeof DEMO_STORIES, Story> = {
  takeover: { perDefaultTrail: 3, named: namedTakeover, drawn: drawnTakeover },
  judicialLift: { perDefaultTrail: 2, named: namedJudicialLift, drawn: drawnJudicialLift },
  sharedNumber: { perDefaultTrail: 1, named: namedSharedNumber, drawn: drawnSharedNumber },
  nightBurst: { perDefaultTrail: 1, named: namedNightBurst, drawn: drawnNightBurst },
};

/** The steps of all the stories that a trail of that many events has room for, in no order. */
export function storySteps(bank: Bank, events: number): Step[] {
  return Object.values(STORIES).flatMap(({ perDefaultTrail, named, drawn }) => {
    const times = Math.round((perDefaultTrail * events) / DEMO_EVENTS);
    return Array.from({ length: times }, (_, index) => (index === 0 ? named(bank) : drawn(bank))).flat();
  });
}
