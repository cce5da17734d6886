import type { StateView } from "#audit/masked-states.ts";
import { isPhone, type PhoneState, type State, type StatusState } from "#audit/states.ts";
import type { Names } from "./names.ts";
import type { StateIds } from "./stored-events.ts";

/** A state, and as it is shown. */
export type Shown = { state: State; view: StateView };

type Showing = {
  show: (state: State) => StateView;
  /** How many phones are remembered, as a power of two. */
  phones: number;
};

/** Makes states of their ids, and shows them. Many events leave the same state behind: some of them are remembered. */
export function stateViewer(names: Names, { show, phones: most }: Showing): (ids: StateIds) => Shown | null {
  const [statuses, phones] = [new Places(13), new Places(most)];
  return (ids) => {
    if (ids.phoneTypeId === null && ids.statusId === null) return null;
    const places = ids.phoneTypeId === null ? statuses : phones;
    const remembered = places.get(ids);
    if (remembered !== undefined) return remembered;
    const state = stateOf(names, ids);
    if (state === null) return null;
    const shown = { state, view: show(state) };
    if (isShort(state)) places.set(ids, shown);
    return shown;
  };
}

/** A text may be as long as an event, and thousands of those are no memory to keep. */
const isShort = (state: State): boolean =>
  isPhone(state)
    ? areShort(state.type, state.number, state.area_code) && areShort(state.country_code, state.extension, null)
    : areShort(state.status, state.reason_description, state.description);

const areShort = (one: string | null, two: string | null, three: string | null): boolean =>
  (one ?? "").length <= SHORT && (two ?? "").length <= SHORT && (three ?? "").length <= SHORT;
const SHORT = 500;

/**
 * A state with nothing hidden: for what hides it, and for a reveal. Null for an event we have no contract of. The inverse
 * of `eventRow`'s columns.
 */
export function stateOf(names: Names, ids: StateIds): State | null {
  const type = names.phoneType(ids.phoneTypeId);
  if (type !== null) return phoneOf(names, ids, type);
  const status = names.status(ids.statusId);
  return status === null ? null : statusOf(names, ids, status);
}

function phoneOf(names: Names, { numberId, extension, active }: StateIds, type: string): PhoneState {
  const number = names.number(numberId);
  return {
    area_code: number?.areaCode ?? null,
    number: number?.number ?? null,
    type,
    extension,
    active: Boolean(active),
    country_code: number?.countryCode ?? null,
  };
}

function statusOf(names: Names, { reasonRef, descriptionId }: StateIds, status: string): StatusState {
  const reason = names.reason(reasonRef);
  return {
    status,
    reason_id: reason?.reasonId ?? null,
    reason_description: reason?.reasonDescription ?? null,
    description: names.description(descriptionId),
  };
}

/**
 * A memory where each state has one place, found by its ids, and is forgotten when another one comes there. Numbers are as
 * many as people: what kept each of them for a while would cost more than it spares.
 */
class Places {
  #kept: ({ ids: StateIds; shown: Shown } | undefined)[];
  #shift: number;

  /** @param bits how many places there are, as a power of two */
  constructor(bits: number) {
    this.#kept = Array.from({ length: 2 ** bits });
    this.#shift = 32 - bits;
  }

  get(ids: StateIds): Shown | undefined {
    const there = this.#kept[this.#placeOf(ids)];
    return there !== undefined && same(there.ids, ids) ? there.shown : undefined;
  }

  set(ids: StateIds, shown: Shown): void {
    this.#kept[this.#placeOf(ids)] = { ids, shown };
  }

  #placeOf({ statusId, reasonRef, descriptionId, phoneTypeId, numberId, active }: StateIds): number {
    const status = (descriptionId ?? 0) * 64 + (reasonRef ?? 0) * 4 + (statusId ?? 0);
    const phone = (numberId ?? 0) * 8 + (phoneTypeId ?? 0) * 2 + (active ?? 0);
    // Scattered: ids that were given in large steps would all have the same few places.
    return Math.imul(status + phone, 0x9e3779b1) >>> this.#shift;
  }
}

const same = (one: StateIds, other: StateIds): boolean =>
  one.numberId === other.numberId &&
  one.descriptionId === other.descriptionId &&
  one.statusId === other.statusId &&
  one.reasonRef === other.reasonRef &&
  one.phoneTypeId === other.phoneTypeId &&
  one.active === other.active &&
  one.extension === other.extension;
