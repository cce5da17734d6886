import { stepsInOrder } from "./agenda.ts";
import { type Bank, openBank } from "./bank.ts";
import { publish } from "./envelope.ts";
import { type Published, withLateArrivals } from "./late.ts";

export { DEMO_END } from "./calendar.ts";
export { DEMO_EVENTS, DEMO_SEED } from "./defaults.ts";
export { DEMO_STORIES } from "./stories.ts";

/**
 * The demo trail: exactly `events` published envelopes as JSON text, one at a time, the same for the same arguments.
 * They lie within the 120 days that end at `DEMO_END`, in the order of their timestamps but for a few that arrive
 * hours late. `events` is a whole number from 0 on; `seed` any integer.
 */
export function* demoTrail({ events, seed }: { events: number; seed: number }): Generator<string> {
  const bank = openBank({ events, seed });
  yield* withLateArrivals(publishAll(bank, events));
}

function* publishAll(bank: Bank, events: number): Generator<Published> {
  for (const step of stepsInOrder(bank, events)) yield { at: step.at, text: publish(bank, step) };
}
