import { randomBytes, randomInt } from "node:crypto";

import { demoTrail } from "#audit/demo/trail.ts";

/** A body whose events become others in place: where their ids, times and phone numbers stand. */
export type Body = { bytes: Buffer; ids: number[]; times: number[]; numbers: number[] };

/** Events a body. */
export const EVENTS = 50;
const EVENT_BYTES = 1024;

/**
 * Bodies of 50 events of 1 KiB, of as many accounts as a demo trail of so many events has. They are made before anything is
 * measured; what is new each time is written over the old.
 */
export function bodiesOf(events: number): Body[] {
  const bodies: Body[] = [];
  let lines: string[] = [];
  for (const line of demoTrail({ events, seed: 4242 })) {
    if (lines.push(filled(line)) < EVENTS) continue;
    bodies.push(bodyOf(Buffer.from(lines.join("\n"))));
    lines = [];
  }
  return bodies;
}

function filled(line: string): string {
  const context = "x".repeat(Math.max(0, EVENT_BYTES - Buffer.byteLength(line) - CONTEXT.length - 2));
  return `${line.slice(0, -1)}${CONTEXT}${context}"}`;
}

const CONTEXT = ',"context":"';

function bodyOf(bytes: Buffer): Body {
  // A character a byte, so that places in the text are places in the bytes.
  const text = bytes.toString("latin1");
  const places = (pattern: RegExp) => [...text.matchAll(pattern)].map(({ index, 0: found }) => index + found.length);
  return {
    bytes,
    ids: places(/"event_id":"/g),
    times: places(/"timestamp":"/g),
    numbers: places(/"number":"\d(?=\d{8}")/g),
  };
}

/** Makes every event of a body a new one, that occurred now, and every phone number another. */
export function renew({ bytes, ids, times, numbers }: Body): void {
  const random = randomBytes(ids.length * 10).toString("hex");
  ids.forEach((at, index) => {
    bytes.write(random.slice(index * 20, index * 20 + 8), at, "latin1");
    // Behind the last dash.
    bytes.write(random.slice(index * 20 + 8, index * 20 + 20), at + 24, "latin1");
  });
  const now = new Date().toISOString();
  for (const at of times) bytes.write(now, at, "latin1");
  for (const at of numbers) bytes.write(String(randomInt(10_000_000, 100_000_000)), at, "latin1");
}
