const UNITS: [number, string][] = [
  [86_400_000, "d"],
  [3_600_000, "h"],
  [60_000, "min"],
  [1000, "s"],
];

/** A duration in its largest unit, such as `1.5 h`, its number as the language of the page writes it. */
export function durationText(ms: number, number: (count: number) => string): string {
  const [length, unit] = UNITS.find(([length]) => ms >= length) ?? [1, "ms"];
  const count = ms / length;
  return `${number(count >= 10 ? Math.round(count) : Math.round(count * 10) / 10)} ${unit}`;
}
