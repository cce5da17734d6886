import type { StateView } from "#audit/masked-states.ts";
import type { State } from "#audit/states.ts";
import type { Names } from "./names.ts";
import type { StateIds } from "./stored-events.ts";
import { readState } from "./stored-states.ts";

/** A state, and as it is shown. */
export type Shown = { state: State; view: StateView };

/** Makes states of their ids, and shows them. Many events leave the same state behind, and it is made once for some of them. */
export function stateViewer(names: Names, show: (state: State) => StateView): (ids: StateIds) => Shown | null {
  const [statuses, phones] = [new Places(8192), new Places(1024)];
  return (ids) => {
    if (ids.phoneTypeId === null && ids.statusId === null) return null;
    const places = ids.phoneTypeId === null ? statuses : phones;
    const remembered = places.get(ids);
    if (remembered !== undefined) return remembered;
    const state = stateOf(names, ids);
    if (state === null) return null;
    const shown = { state, view: show(state) };
    places.set(ids, shown);
    return shown;
  };
}

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

  /** @param size a power of two */
  constructor(size: number) {
    this.#kept = Array.from({ length: size });
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
    return (status + phone) % this.#kept.length;
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
