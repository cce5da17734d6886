import { Problem } from "../problems.ts";
import { parseJson } from "./parse.ts";
import { pointerTo, type Span, walkJson } from "./walk.ts";

/** What stands at a JSON pointer from now on, as JSON text. */
export type Edit = { pointer: string; json: string };

/**
 * Puts a value in the place of another, or a new member into an object; every other character stays as it is. A pointer may
 * go on into a string that is JSON itself, such as the `Message` of SNS.
 *
 * @throws Problem `edit_invalid` when the value is no JSON, was copied from where it is masked, or has no place to go
 */
export function editJson(text: string, { pointer, json }: Edit): string {
  const value = json.trim();
  requireValue(value, pointer);
  if (!isReadable(text)) throw new Problem("edit_invalid", { expected: "the whole payload: this one cannot be read" });
  const places = placesIn(text);
  const found = places.findLast((span) => span.pointer === pointer);
  if (found) return spliced(text, found, value);
  return inString(text, places, { pointer, json: value }) ?? asMember(text, places, pointer, value);
}

type Place = Span & { kind: "container" | "string" | "other" };

function placesIn(text: string): Place[] {
  const places: Place[] = [];
  walkJson(text, {
    token: ({ kind, ...span }) => {
      if (kind !== "key") places.push({ ...span, kind: kind === "string" ? "string" : "other" });
    },
    container: (span) => void places.push({ ...span, kind: "container" }),
  });
  return places;
}

/** Edits what a string holds, when the pointer goes on below one. */
function inString(text: string, places: Place[], { pointer, json }: Edit): string | null {
  const around = places.findLast((span) => span.kind === "string" && pointer.startsWith(`${span.pointer}/`));
  if (!around) return null;
  const inner: string = JSON.parse(text.slice(around.start, around.end));
  if (!isReadable(inner)) throw noPlace(pointer);
  const below = pointer.slice(around.pointer.length);
  return spliced(text, around, JSON.stringify(editJson(inner, { pointer: below, json })));
}

/** Adds a member behind the last of its object. */
function asMember(text: string, places: Place[], pointer: string, json: string): string {
  const parent = places.findLast((span) => span.pointer === pointer.slice(0, pointer.lastIndexOf("/")));
  if (pointer === "" || parent?.kind !== "container" || text[parent.start] !== "{") throw noPlace(pointer);
  const key = pointer
    .slice(parent.pointer.length + 1)
    .replaceAll("~1", "/")
    .replaceAll("~0", "~");
  if (pointerTo(parent.pointer, key) !== pointer) throw noPlace(pointer);
  const before = text.slice(0, parent.end - 1).trimEnd();
  const comma = before.endsWith("{") ? "" : ",";
  return `${before}${comma}${JSON.stringify(key)}:${json}${text.slice(before.length)}`;
}

const spliced = (text: string, { start, end }: Span, json: string): string =>
  text.slice(0, start) + json + text.slice(end);

function requireValue(json: string, pointer: string): void {
  // What was copied from a page would be recorded with its stars for digits.
  if (/\*{3}/.test(json))
    throw new Problem("edit_invalid", { pointer, expected: "the whole value: a masked one was copied" });
  if (!isJson(json)) throw new Problem("edit_invalid", { pointer, expected: 'JSON, such as "BLOCKED", 42 or null' });
}

/** Whether a text has the grammar of JSON; what we refuse for other reasons is what has to be mended. */
function isReadable(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function isJson(text: string): boolean {
  try {
    parseJson(Buffer.from(text));
    return true;
  } catch {
    return false;
  }
}

const noPlace = (pointer: string): Problem =>
  new Problem("edit_invalid", { pointer, expected: "a pointer to a value, or to a new member of an object" });
