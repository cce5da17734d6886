/** Numbers as the first and the steps from each to the next; the last step goes on for as many as there are. */
export type Steps = number[];

/** Tells numbers by their steps: of a hundred midnights, the first and the length of a day. */
export function stepsOf(numbers: number[]): Steps {
  const steps = numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));
  const last = steps.at(-1);
  while (steps.length > 1 && steps.at(-2) === last) steps.pop();
  return numbers.slice(0, 1).concat(steps);
}

/** So many numbers, told by their steps. */
export function alongSteps([first = 0, ...steps]: Steps, count: number): number[] {
  const numbers: number[] = [];
  let number = first;
  for (let index = 0; index < count; index += 1) {
    numbers.push(number);
    number += steps[index] ?? steps.at(-1) ?? 0;
  }
  return numbers;
}

/** Names of times by a clock, as `YYYY-MM-DDTHH:MM` or its beginning of some length; whole where they are not such names. */
export type Names = { length: number; minutes: Steps } | string[];

/** Tells names by their steps. A clock that is turned back gives names that are told whole. */
export function stepsOfNames(names: string[]): Names {
  const minutes = stepsOf(names.map((name) => Date.parse(name.length > 10 ? `${name}Z` : name) / MINUTE));
  const told = { length: names[0]?.length ?? 0, minutes };
  const same = minutes.every(Number.isSafeInteger) && alongNames(told, names.length).every((n, at) => n === names[at]);
  return same ? told : names;
}

/** So many names, told by their steps. */
export const alongNames = (names: Names, count: number): string[] =>
  Array.isArray(names)
    ? names
    : alongSteps(names.minutes, count).map((at) => new Date(at * MINUTE).toISOString().slice(0, names.length));

const MINUTE = 60_000;
