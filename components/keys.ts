/** Where a key does something. */
export type KeyPlace = "everywhere" | "lists";

/**
 * Every key of the house: the map shows it, `keyPressed` reads it. Two keys are pressed one after the other; the message
 * `client.keys.names.ID` says what they do.
 */
export const KEYS = [
  { id: "map", keys: ["?"], where: "everywhere" },
  { id: "overview", keys: ["g", "h"], where: "everywhere" },
  { id: "events", keys: ["g", "e"], where: "everywhere" },
  { id: "statusChanges", keys: ["g", "s"], where: "everywhere" },
  { id: "phoneEdits", keys: ["g", "p"], where: "everywhere" },
  { id: "operators", keys: ["g", "o"], where: "everywhere" },
  { id: "views", keys: ["g", "v"], where: "everywhere" },
  { id: "search", keys: ["/"], where: "lists" },
  { id: "newer", keys: ["["], where: "lists" },
  { id: "older", keys: ["]"], where: "lists" },
] as const satisfies readonly { id: string; keys: readonly string[]; where: KeyPlace }[];

export type KeyId = (typeof KEYS)[number]["id"];

/** Keys that were pressed and may be the beginning of something; `at` in milliseconds. */
export type Begun = { key: string; at: number } | null;

/** The key that a press completes, or what it may be the beginning of. A beginning is forgotten after a second and a half. */
export function keyPressed(begun: Begun, press: { key: string; at: number }): { done: KeyId | null; begun: Begun } {
  const first = begun !== null && press.at - begun.at < 1500 ? begun.key : null;
  const done = KEYS.find(({ keys }) => keys.join(" ") === (first === null ? press.key : `${first} ${press.key}`));
  if (done) return { done: done.id, begun: null };
  const begins = KEYS.some(({ keys }) => keys.length > 1 && keys[0] === press.key);
  return { done: null, begun: begins ? press : null };
}
