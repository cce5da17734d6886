/** Every column that a list of events can show. */
export const COLUMN_IDS = [
  "when",
  "operator",
  "what",
  "account",
  "origin",
  "reason",
  "reasonId",
  "description",
  "type",
  "state",
  "extension",
  "customer",
  "before",
  "after",
  "flags",
  "leaf",
  "recorded",
  "event",
  "version",
  "roles",
  "method",
  "uri",
  "program",
  "org",
  "cid",
  "id",
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

/** A column that is shown: its width in pixels, null for the usual one, and whether it stays when the others scroll. */
export type ColumnChoice = { id: ColumnId; width: number | null; pinned: boolean };

export const DENSITIES = ["comfortable", "compact"] as const;
export type Density = (typeof DENSITIES)[number];

/** How wide a column can be, in pixels. */
export const WIDTH = { least: 48, most: 800 } as const;

export type ListName = "events" | "statusChanges" | "phoneEdits";

const PHONE_ONLY: ColumnId[] = ["type", "state", "extension"];
const STATUS_ONLY: ColumnId[] = ["reason", "reasonId", "description"];

/** What a list has on offer: the columns of its own subject, and what every event has. */
export const OFFERED: Record<ListName, readonly ColumnId[]> = {
  events: COLUMN_IDS,
  statusChanges: COLUMN_IDS.filter((id) => !PHONE_ONLY.includes(id)),
  phoneEdits: COLUMN_IDS.filter((id) => !STATUS_ONLY.includes(id)),
};

const usual = (...ids: ColumnId[]): ColumnChoice[] => ids.map((id) => ({ id, width: null, pinned: false }));

/** What a list shows to those who did not choose. */
export const STANDARD: Record<ListName, ColumnChoice[]> = {
  events: usual("when", "operator", "what", "account", "origin", "reason"),
  statusChanges: usual("when", "operator", "account", "what", "reasonId", "reason", "description", "origin"),
  phoneEdits: usual("when", "operator", "account", "customer", "type", "what", "state", "extension", "origin"),
};

/** Writes columns as an address has them: `when!,operator~220,what`; the order is theirs, `~` a width, `!` pinned. */
export const printColumns = (choices: ColumnChoice[]): string => choices.map(printColumn).join(",");

export const printColumn = ({ id, width, pinned }: ColumnChoice): string =>
  `${id}${width === null ? "" : `~${width}`}${pinned ? "!" : ""}`;

/** Reads columns; the inverse of `printColumns`. Null for what is not on offer, twice there, or too narrow or wide. */
export function parseColumns(text: string, offered: readonly ColumnId[]): ColumnChoice[] | null {
  const choices = text.split(",").map((part) => parseColumn(part, offered));
  const ids = new Set(choices.map((choice) => choice?.id));
  return choices.every((choice) => choice !== null) && ids.size === choices.length ? choices : null;
}

function parseColumn(text: string, offered: readonly ColumnId[]): ColumnChoice | null {
  const [, name, digits, pin] = /^([a-zA-Z]+)(?:~([1-9]\d{1,3}))?(!)?$/.exec(text) ?? [];
  const id = offered.find((known) => known === name);
  const width = digits === undefined ? null : Number(digits);
  if (id === undefined || (width !== null && (width < WIDTH.least || width > WIDTH.most))) return null;
  return { id, width, pinned: pin !== undefined };
}

/** The query of an address with one parameter said anew, or not at all, and everything else as it was. */
export function withParameter(query: string, name: string, value: string | null): string {
  const parts = query.replace(/^\?/, "").split("&");
  const others = parts.filter((part) => part !== "" && !part.startsWith(`${name}=`));
  const all = value === null ? others : [...others, `${name}=${value}`];
  return all.length > 0 ? `?${all.join("&")}` : "";
}

/** The columns with one of them put where another stands. */
export function movedTo(choices: ColumnChoice[], id: ColumnId, to: number): ColumnChoice[] {
  const moved = choices.find((choice) => choice.id === id);
  if (moved === undefined) return choices;
  const others = choices.filter((choice) => choice !== moved);
  return others.toSpliced(Math.min(Math.max(to, 0), others.length), 0, moved);
}

/** Only columns that a list shows anyway, in usual widths: they fit wherever the standard fits. */
export const isUsual = (choices: ColumnChoice[], list: ListName): boolean =>
  choices.every(
    ({ id, width, pinned }) => width === null && !pinned && STANDARD[list].some((choice) => choice.id === id),
  );
