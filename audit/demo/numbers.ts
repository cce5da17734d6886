import { createDraw } from "./draw.ts";
import type { Random } from "./random.ts";

/** A Brazilian number as the contract carries it: area code (DDD) and subscriber number, digits only. */
export type PhoneNumber = { areaCode: string; number: string };
export type Numbers = { mobile(areaCode: string): PhoneNumber; landline(areaCode: string): PhoneNumber };

const AREA_CODES = createDraw([
  ["11", 34],
  ["21", 14],
  ["31", 9],
  ["41", 6],
  ["51", 6],
  ["61", 5],
  ["71", 5],
  ["81", 5],
  ["85", 4],
  ["19", 4],
  ["27", 2],
  ["48", 2],
  ["62", 2],
  ["92", 1],
  ["55", 1],
] as const);

/** The area code a customer lives in, the large cities first. */
export function drawAreaCode(random: Random): string {
  return AREA_CODES.from(random);
}

/**
 * Hands out valid numbers, each once (up to nine million mobiles), so that a number on several accounts is a story and
 * never an accident. Mobiles begin with 90: libphonenumber calls them valid, and we know of nobody who has one.
 */
export function createNumbers(): Numbers {
  let serial = 0;
  // A step coprime to the range visits all of it before it repeats, and looks like chance.
  const scattered = (step: number, range: number) => (++serial * step) % range;

  return {
    mobile: (areaCode) => ({ areaCode, number: `90${1_000_000 + scattered(7_368_787, 9_000_000)}` }),
    landline: (areaCode) => ({ areaCode, number: String(20_000_000 + scattered(14_736_787, 40_000_000)) }),
  };
}

// How a mobile goes wrong at a keyboard: a digit lost, a digit twice, an area code nobody has, a zero before it.
const MISTAKES: readonly ((line: PhoneNumber) => PhoneNumber)[] = [
  ({ areaCode, number }) => ({ areaCode, number: number.slice(0, -1) }),
  ({ areaCode, number }) => ({ areaCode, number: `${number}${number.slice(-1)}` }),
  ({ number }) => ({ areaCode: "52", number }),
  ({ areaCode, number }) => ({ areaCode, number: `0${number.slice(0, -1)}` }),
];

/** What somebody typed who meant that mobile: not a valid number. */
export function mistyped(random: Random, line: PhoneNumber): PhoneNumber {
  return random.pick(MISTAKES)(line);
}
