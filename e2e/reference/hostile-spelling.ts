import type { Dice } from "./dice.ts";
import type { Draft, Envelope, Json } from "./item.ts";

/** Writes an event as the publisher mostly does, and now and then as it sometimes does. */
export function spell(d: Dice, draft: Draft): string {
  return d.chance(0.8) ? JSON.stringify(draft.envelope) : spellDifferently(d, draft);
}

/** The same event in other bytes: white space, key order, escapes, number forms, spellings of name and version. */
export function spellDifferently(d: Dice, draft: Draft): string {
  return write(d, respelt(d, draft.envelope));
}

/** Only the event names a contract knows have spellings that the publisher's pages show. */
function respelt(d: Dice, envelope: Envelope): Envelope {
  const { event_type: name, schema_version: version } = envelope;
  const known = ["phone_change", "phone_creation", "account_status_change"].includes(name);
  const names = known ? [name, name.replaceAll("_", "-"), `${name}-${version}`] : [name];
  return { ...envelope, event_type: d.pick(names), schema_version: d.pick([version, String(version)]) };
}

function write(d: Dice, value: Json): string {
  if (typeof value === "string") return writeString(d, value);
  if (typeof value === "number") return writeNumber(d, value);
  if (value === null || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return `[${value.map((one) => gap(d) + write(d, one) + gap(d)).join(",")}]`;
  const members = d.shuffle(Object.entries(value));
  const written = members.map(
    ([key, one]) => `${gap(d)}${writeString(d, key)}${gap(d)}:${gap(d)}${write(d, one)}${gap(d)}`,
  );
  return `{${written.join(",")}}`;
}

/** Escapes a few characters that need no escape. Long texts are left alone: they are hostile enough. */
function writeString(d: Dice, text: string): string {
  const quoted = JSON.stringify(text);
  if (text.length > 500 || /\\/.test(quoted) || !d.chance(0.2)) return quoted;
  const inside = [...quoted.slice(1, -1)].map((character) => (d.chance(0.2) ? escaped(d, character) : character));
  return `"${inside.join("")}"`;
}

function escaped(d: Dice, character: string): string {
  if (character === "/" && d.chance(0.5)) return "\\/";
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}

function writeNumber(d: Dice, value: number): string {
  return d.chance(0.9) ? String(value) : `${value}${d.pick([".0", "e0", "E+0", ".00e-0"])}`;
}

function gap(d: Dice): string {
  return d.chance(0.7) ? "" : d.pick([" ", "\t", "\n", "\r\n  "]);
}
