import type { KnownEvent } from "#audit/contracts/contracts.ts";
import type { PhoneView } from "#audit/masked-states.ts";
import type { FieldChange } from "#audit/revisions.ts";
import type { StatusState } from "#audit/states.ts";
import type { EventView } from "#db/event-view.ts";

/** What must be known of an event to say it. */
export type SaidEvent = Pick<EventView, "event" | "version" | "known" | "object" | "before" | "changes">;

/** What an event did, before it is put into words. `also` names the other fields that changed. */
export type Sentence =
  | { kind: "statusFirst"; status: string }
  | { kind: "statusMoved"; from: string; to: string }
  | { kind: "statusKept"; status: string; also: string[] }
  | { kind: "phoneNoted"; note: PhoneNote; phone: PhoneView }
  | { kind: "phoneNumber"; before: PhoneView; phone: PhoneView; note: PhoneNote | null; also: string[] }
  | { kind: "phoneFields"; phone: PhoneView; changes: FieldChange[] }
  | { kind: "generic"; event: string; version: number };

/** What became of a phone whose number stayed what it was, or was not known before. */
export type PhoneNote = "first" | "added" | "removed" | "restored" | "same";

/** Sees what an event did. One whose contract we do not have is told by its name. */
export function sentenceOf(event: SaidEvent): Sentence {
  const generic: Sentence = { kind: "generic", event: event.event, version: event.version };
  return event.known && event.object ? SENTENCES[event.known](event) : generic;
}

const SENTENCES: Record<KnownEvent, (event: SaidEvent) => Sentence> = {
  account_status_change: statusSentence,
  phone_change: phoneSentence,
  phone_creation: (event) => (event.before === null ? noted("added", event.object as PhoneView) : phoneSentence(event)),
};

function statusSentence({ object, before, changes }: SaidEvent): Sentence {
  const { status } = object as StatusState;
  if (before === null) return { kind: "statusFirst", status };
  const moved = changes.some(({ field }) => field === "status");
  if (moved) return { kind: "statusMoved", from: (before as StatusState).status, to: status };
  return { kind: "statusKept", status, also: namesOf(changes) };
}

function phoneSentence({ object, before: was, changes }: SaidEvent): Sentence {
  const [phone, before] = [object as PhoneView, was as PhoneView | null];
  if (before === null) return noted(phone.active ? "first" : "removed", phone);
  const note = noteOf(before, phone);
  const others = changes.filter(({ field }) => !NUMBER_FIELDS.has(field));
  // A number that changes as its phone goes or comes back is not hidden behind the going.
  if (others.length < changes.length) {
    return { kind: "phoneNumber", before, phone, note, also: namesOf(others).filter((field) => field !== "active") };
  }
  if (note !== null) return noted(note, phone);
  if (changes.length === 0) return noted("same", phone);
  return { kind: "phoneFields", phone, changes };
}

function noteOf(before: PhoneView, phone: PhoneView): PhoneNote | null {
  if (before.active === phone.active) return null;
  return phone.active ? "restored" : "removed";
}

const noted = (note: PhoneNote, phone: PhoneView): Sentence => ({ kind: "phoneNoted", note, phone });

const NUMBER_FIELDS = new Set(["number", "area_code", "country_code"]);

const namesOf = (changes: FieldChange[]): string[] => changes.map(({ field }) => field);
