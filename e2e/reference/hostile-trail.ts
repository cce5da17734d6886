import { type Dice, dice } from "./dice.ts";
import { honestDraft } from "./hostile-events.ts";
import { malformed, NOT_EVENTS, STRANGE_OBJECTS, spoilt } from "./hostile-malformed.ts";
import { spell, spellDifferently } from "./hostile-spelling.ts";
import type { Draft, Item } from "./item.ts";

/**
 * A deterministic trail of `events` documents, everything in it that a publisher, a network or a forger may do.
 * Every document is valid JSON on its own, so that the counts are the same in all three forms.
 */
export function hostileTrail({ seed, events }: { seed: number; events: number }): Item[] {
  const d = dice(seed);
  const making: Making = { recorded: [], corrections: [], items: [], unique: 0 };
  while (making.items.length < events) making.items.push(nextItem(d, making));
  return making.items;
}

type Making = {
  recorded: Draft[];
  /** Events first delivered malformed, to be delivered well-formed under the same id. */
  corrections: Draft[];
  items: Item[];
  unique: number;
};

function nextItem(d: Dice, making: Making): Item {
  const throwOf = d.below(100);
  // The first documents are honest, so that nobody guesses the form of the file from a hostile one.
  if (making.items.length < 3 || throwOf < 68) return recordedItem(d, making);
  if (throwOf < 81) return duplicateItem(d, making);
  if (throwOf < 87) return conflictItem(d, making);
  return malformedItem(d, making);
}

function recordedItem(d: Dice, making: Making): Item {
  const correction = d.chance(0.1) ? making.corrections.shift() : undefined;
  const draft = correction ?? (d.chance(0.08) ? noopDraft(d, making) : honestDraft(d));
  making.recorded.push(draft);
  return { text: spell(d, draft), fate: "recorded", why: draft.why, phones: draft.phones };
}

/** A new event that says what an earlier one said, later: mostly a no-op of its slot. */
function noopDraft(d: Dice, making: Making): Draft {
  if (making.recorded.length === 0) return honestDraft(d);
  const earlier = d.pick(making.recorded);
  const fresh = honestDraft(d).envelope;
  const { event_id, cid, timestamp } = fresh;
  return { ...earlier, envelope: { ...earlier.envelope, event_id, cid, timestamp }, why: `says again: ${earlier.why}` };
}

function duplicateItem(d: Dice, making: Making): Item {
  const draft = d.pick(making.recorded);
  return { text: spellDifferently(d, draft), fate: "duplicate", why: draft.why, phones: draft.phones };
}

function conflictItem(d: Dice, making: Making): Item {
  const draft = structuredClone(d.pick(making.recorded));
  making.unique += 1;
  const why = contradict(d, draft, making.unique);
  return { text: spell(d, draft), fate: "conflict", why, phones: draft.phones };
}

/** Changes what the event says; how it is spelt is left to `spell`. */
function contradict(d: Dice, draft: Draft, unique: number): string {
  const { envelope } = draft;
  const object = envelope.data.object as Record<string, unknown> | undefined;
  if (object === undefined || d.chance(0.2)) {
    envelope.data.method = `OTHER ${unique}`;
    return "same event_id, another method";
  }
  if (object.customer_id === null && d.chance(0.7)) {
    delete object.customer_id;
    return "same event_id, customer absent where it was null";
  }
  if (typeof object.active === "boolean" && d.chance(0.5)) {
    object.active = !object.active;
    return "same event_id, active flipped";
  }
  object.account_id = (object.account_id as number) === 32422 ? 171238 : 32422;
  return "same event_id, another account";
}

function malformedItem(d: Dice, making: Making): Item {
  const previous = making.items.at(-1)?.text ?? "";
  const throwOf = d.below(20);
  // A bare value may not touch another in the concatenated form: two numbers would be one.
  if (throwOf === 0 && previous.endsWith("}")) return asMalformed(d.pick(NOT_EVENTS), "no object");
  if (throwOf === 1) return asMalformed(d.pick(STRANGE_OBJECTS), "neither an envelope nor a body");
  if (throwOf < 6) {
    const draft = honestKnown(d);
    const bad = spoilt(d, draft);
    making.corrections.push(draft);
    return asMalformed(bad.text, `${bad.why}, corrected later`, bad.phones);
  }
  const bad = malformed(d, throwOf < 8 ? d.pick(making.recorded).envelope.event_id : null);
  return asMalformed(bad.text, bad.why, bad.phones);
}

function honestKnown(d: Dice): Draft {
  for (;;) {
    const draft = honestDraft(d);
    if (/^(phone_change|phone_creation) 1$|^account_status_change 2$/.test(draft.why)) return draft;
  }
}

function asMalformed(text: string, why: string, phones: string[] = []): Item {
  return { text, fate: "malformed", why, phones };
}
