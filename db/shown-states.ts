import type { StateView } from "#audit/masked-states.ts";
import type { State } from "#audit/states.ts";
import type { Names } from "./names.ts";
import type { StateIds } from "./stored-events.ts";
import { readState } from "./stored-states.ts";

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
  Object.values(state).every((value) => typeof value !== "string" || value.length <= SHORT);
const SHORT = 500;

/** A state with nothing hidden: for what hides it, and for a reveal. */
export const stateOf = (names: Names, stored: StateIds): State | null =>
  readState({
    status: names.status(stored.statusId),
    ...(names.reason(stored.reasonRef) ?? { reasonId: null, reasonDescription: null }),
    description: names.description(stored.descriptionId),
    phoneType: names.phoneType(stored.phoneTypeId),
    ...(names.number(stored.numberId) ?? { areaCode: null, number: null, countryCode: null }),
    extension: stored.extension,
    active: stored.active,
  });

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
