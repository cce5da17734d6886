import type { StateView } from "./masked-states.ts";
import type { BeforeFrom, FieldChange } from "./revisions.ts";

type Told = { event: string; object: StateView | null; changes: FieldChange[]; beforeFrom: BeforeFrom };

/** An event in plain words for a terminal: what it changed, from what to what. Pages have their own, translated. */
export function sentenceOf({ event, object, changes, beforeFrom }: Told): string {
  if (object === null) return event.replaceAll("_", " ");
  const subject =
    "active" in object ? `${object.type} phone ${object.e164 ?? object.number ?? ""}`.trimEnd() : "status";
  if (beforeFrom === "unknown") return `${subject}: first seen ${"active" in object ? "" : object.status}`.trimEnd();
  if (changes.length === 0) return `${subject}: no change`;
  return `${subject}: ${changes.map(({ field, from, to }) => `${field} ${from ?? "none"} → ${to ?? "none"}`).join(", ")}`;
}
