/** What a key does; said under `client.keys.rows`. */
export type KeyName = "nextRow" | "previousRow" | "openPage" | "closeDetail";

/** Where the focus must be: anywhere, on a row, or on the row that is open. */
export type KeyPlace = "row" | "openRow";

/** Keys as the browser names them (`KeyboardEvent.key`), and what they do: the map of keys is made of these lists. */
export type KeyLine = { keys: readonly string[]; does: KeyName; on?: KeyPlace };

/** The keys of a list of events. */
export const ROW_KEYS: readonly KeyLine[] = [
  { keys: ["j"], does: "nextRow" },
  { keys: ["k"], does: "previousRow" },
  { keys: ["ArrowDown"], does: "nextRow", on: "row" },
  { keys: ["ArrowUp"], does: "previousRow", on: "row" },
  { keys: ["o"], does: "openPage" },
  { keys: ["Enter"], does: "openPage", on: "openRow" },
  { keys: ["Escape"], does: "closeDetail" },
];
