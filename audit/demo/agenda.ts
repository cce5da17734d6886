import type { Bank } from "./bank.ts";
import { HOUR, hourOf, hourStart, WINDOW_HOURS } from "./calendar.ts";
import { openCase } from "./cases.ts";
import type { Step } from "./step.ts";
import { storySteps } from "./stories.ts";

/**
 * Yields exactly `events` steps in the order of time. The window is worked through an hour at a time, so that what is
 * held in memory is one hour of steps and the ends of cases still open. Each hour's share follows who is at work;
 * what earlier cases left for that hour comes first, new cases fill the rest.
 */
export function* stepsInOrder(bank: Bank, events: number): Generator<Step> {
  const agenda: Step[][] = Array.from({ length: WINDOW_HOURS }, () => []);
  enter(agenda, storySteps(bank, events));
  const targets = hourlyTargets(bank, agenda, events);
  let done = 0;

  for (const [hour, target] of targets.entries()) {
    const due = fill(bank, agenda, hour, target - done).sort((one, other) => one.at - other.at);
    agenda[hour] = [];

    for (const step of due) {
      if (done === events) return;
      done++;
      yield step;
    }
  }
}

// How many events have happened by the end of each hour; the last is all of them. The stories come on top of an hour's
// work: a burst at night is not to be evened out by a quiet morning.
function hourlyTargets(bank: Bank, agenda: Step[][], events: number): number[] {
  const activity = unevenActivity(bank);
  const total = activity.reduce((sum, value) => sum + value, 0);
  const ordinary = events - agenda.reduce((sum, told) => sum + told.length, 0);
  let [before, stories] = [0, 0];

  return activity.map((value, hour) => {
    before += value;
    stories += agenda[hour]?.length ?? 0;
    // The running sum ends on the very same number as the total: both add in the same order.
    return Math.round((before / total) * ordinary) + stories;
  });
}

// No two Tuesdays are alike, and no two hours of one.
function unevenActivity({ duty, random }: Bank): number[] {
  let day = 1;
  return Array.from({ length: WINDOW_HOURS }, (_, hour) => {
    if (hour % 24 === 0) day = 0.7 + 0.6 * random.unit();
    return duty.activityIn(hour) * day * (0.4 + 1.2 * random.unit());
  });
}

function fill(bank: Bank, agenda: Step[][], hour: number, wanted: number): Step[] {
  const due = agenda[hour] ?? [];
  while (due.length < wanted) {
    const at = hourStart(hour) + bank.random.below(HOUR);
    enter(agenda, openCase({ bank, operator: bank.duty.anybodyIn(hour), at }));
  }
  return due;
}

// What would happen after the window's end is never seen: those cases are open at DEMO_END.
function enter(agenda: Step[][], steps: readonly Step[]): void {
  for (const step of steps) agenda[hourOf(step.at)]?.push(step);
}
