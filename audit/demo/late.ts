import { HOUR } from "./calendar.ts";

/** A published envelope and the time that it carries. */
export type Published = { at: number; text: string };

// About one in a thousand; prime, so that it falls into step with nothing else.
const EVERY = 911;
const FIRST = 500;

/** Lets a few envelopes arrive two to nine hours after their time; the others keep their order. */
export function* withLateArrivals(published: Iterable<Published>): Generator<string> {
  const held: Published[] = [];
  let count = 0;

  for (const { at, text } of published) {
    yield* arrivals(held, at);
    const ordinal = count++;
    if (ordinal % EVERY === FIRST) held.push({ at: at + delay(ordinal), text });
    else yield text;
  }
  yield* arrivals(held, Number.POSITIVE_INFINITY);
}

function* arrivals(held: Published[], now: number): Generator<string> {
  while (held[0] && held[0].at <= now) {
    yield held[0].text;
    held.shift();
  }
}

function delay(ordinal: number): number {
  return (2 + (Math.floor(ordinal / EVERY) % 8)) * HOUR;
}
