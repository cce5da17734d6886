import { fold, ZONES } from "./naive-search.ts";
import { OPEN, type ReferenceEvent } from "./searchable.ts";

/** Any run of characters, in a value that is not yet spelt. */
export const STAR: unique symbol = Symbol("*");
/** A value before it is spelt: characters that are themselves, and wildcards. */
export type Unspelt = (string | typeof STAR)[];
/** The dice of one value; shrinks to the plainest value of the first event. */
export type Throw = { event: number; twist: number; cut: number; length: number };

export type Maker = (events: readonly ReferenceEvent[], dice: Throw, context: { zone: string; now: number }) => Unspelt;

/** What may stand in a name although no event has it. */
const STRANGE = [..."aAéÉ%_\\\"' ,:-~()K*ı", "e\u0301", "ﬁ", "\u00a0", "\u212A", "🏦"];

/** A value of the trail as it is, or twisted into another that may still select it; now and then one of no event. */
export function patternOf(read: (event: ReferenceEvent) => (string | null | typeof OPEN)[]): Maker {
  return (events, dice) => {
    const known = distinct(events.flatMap(read).filter((text) => typeof text === "string"));
    const text = dice.twist > 55 || known.length === 0 ? strange(dice) : at(known, dice.event);
    return twisted(text, dice);
  };
}

function twisted(text: string, { twist, cut, length }: Throw): Unspelt {
  const characters = [...text];
  const from = cut % (characters.length + 1);
  const [head, rest] = [characters.slice(0, from).join(""), characters.slice(from)];
  const tail = rest.slice(length % 4).join("");
  const twists: (() => Unspelt)[] = [
    () => [text],
    () => [text.trim()],
    () => [swapCase(text)],
    () => [` ${text} `],
    () => [head, STAR],
    () => [STAR, tail],
    () => [head, STAR, tail],
    () => [swapCase(head), STAR, swapCase(tail)],
    () => [STAR, rest.slice(0, 1 + (length % 3)).join(""), STAR],
    () => [` ${head.trim()}`, STAR, STAR, `${tail} `],
    () => [head.replaceAll(/[%_]/g, "x"), STAR],
    () => (length % 5 === 0 ? [STAR] : [head, "%"]),
    () => [text.normalize("NFD")],
    () => [head, "*", tail],
  ];
  return at(twists, twist)();
}

function strange({ event, cut, length }: Throw): string {
  return [event, cut, length]
    .slice(0, event % 4)
    .map((place) => at(STRANGE, place))
    .join("");
}

/** ASCII letters only: what other letters have for a counterpart depends on who is asked. */
function swapCase(text: string): string {
  return text.replaceAll(/[a-zA-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) ^ 32));
}

/** A number of the trail, one beside it, or a range with it at an end or inside. */
export function rangeOf(read: (event: ReferenceEvent) => number | null | typeof OPEN): Maker {
  return (events, { event, twist, length }) => {
    const known = events.map(read).filter((number) => typeof number === "number");
    const number = known.length === 0 ? event : at(known, event);
    const [low, high] = [Math.max(0, number - (length % 3)), number + (length % 50)];
    const forms = [
      `${number}`,
      `${number}..`,
      `..${number}`,
      `${low}..${high}`,
      `${number + 1}`,
      `${low}..`,
      `..${high}`,
    ];
    return [at(forms, twist)];
  };
}

/** One of a closed list of words. */
export function wordOf(words: (events: readonly ReferenceEvent[]) => readonly string[]): Maker {
  return (events, { event }) => [at(words(events), event)];
}

/** The number of an event in either form, spelt in several ways, its last four digits, or one that differs in a digit. */
export const phoneOf: Maker = (events, { event, twist, cut }) => {
  const phones = events.flatMap(({ phone }) => (phone === OPEN || phone === null ? [] : [phone]));
  const { country, area, number } = phones.length === 0 ? { country: "", area: "", number: "" } : at(phones, event);
  const national = (area + number).replaceAll(/\D/g, "") || "1122223333";
  const code = country.replaceAll(/\D/g, "");
  const four = national.padStart(4, "0").slice(-4);
  const place = cut % national.length;
  const forms: Unspelt[] = [
    [national],
    [code + national],
    [STAR, four],
    [`+${code} (${national.slice(0, 2)}) ${national.slice(2)}`],
    [`${national.slice(0, place)}-${national.slice(place)}`],
    [`55${national}`],
    [STAR, (code + national).padStart(4, "0").slice(-4)],
    [national.slice(0, place) + ((Number(national[place]) + 1) % 10) + national.slice(place + 1)],
    [` ${code}.${national} `],
  ];
  return at(forms, twist);
};

/** The instant of an event, or one near it, as a date or a time, read in the zone or with an offset. */
export const instantOf: Maker = (events, { event, twist, length }, { zone }) => {
  const near = [0, 0, 1000, -1000, 60_000, 86_400_000][length % 6] as number;
  const occurred = at(events, event)?.occurredAt ?? Date.parse("2026-03-02T00:00:00Z");
  const utc = new Date(occurred + near).toISOString();
  const local = new Date(occurred + near + (ZONES[zone] ?? 0) * 60_000).toISOString();
  const elsewhere = new Date(occurred + near - 180 * 60_000).toISOString();
  const forms = [
    local.slice(0, 10),
    local.slice(0, 16),
    local.slice(0, 19),
    `${utc.slice(0, 19)}Z`,
    `${utc.slice(0, 16)}Z`,
    `${elsewhere.slice(0, 19)}-03:00`,
  ];
  return [at(forms, twist)];
};

/** About as long as it is since an event. */
export const lengthOf: Maker = (events, { event, twist, length }, { now }) => {
  const ago = Math.max(60_000, now - (at(events, event)?.occurredAt ?? 0));
  const [unit, ms] = at([["m", 60_000] as const, ["h", 3_600_000] as const, ["d", 86_400_000] as const], twist);
  return [`${Math.max(1, Math.floor(ago / ms) + (length % 3) - 1)}${unit}`];
};

/** A piece of a text of the trail, folded in part or not at all; never with white space at its ends. */
export const textOf: Maker = (events, { event, twist, cut, length }) => {
  const known = distinct(events.flatMap(({ texts }) => (texts === OPEN || texts === null ? [] : texts)));
  const text = twist > 55 || known.length === 0 ? strange({ event, twist, cut, length }) : at(known, event);
  const characters = [...text];
  const from = cut % Math.max(1, characters.length);
  const piece = twist % 7 === 0 ? text : characters.slice(from, from + 1 + (length % 8)).join("");
  const plain = piece.normalize("NFKD").replaceAll(/\p{M}/gu, "");
  const forms = [piece, plain, plain.toUpperCase(), swapCase(piece), piece.normalize("NFD"), piece.normalize("NFKC")];
  // White space may also come out of the folding, as U+00B4 folds to a space and an accent.
  const form = at(forms, twist);
  return [fold(form).trim() === fold(form) && form.trim() === form ? form : form.replaceAll(/[\s\u00a0]+/g, "")];
};

/** Each once, so that a rare value is as likely as a common one. */
function distinct(texts: string[]): string[] {
  return [...new Set(texts)];
}

function at<T>(list: readonly T[], place: number): T {
  return list[place % list.length] as T;
}
