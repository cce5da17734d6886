/**
 * What was found by number, remembered in two generations: when the younger is full, the older is forgotten, unless it is
 * asked for again. To forget everything at once would find nothing where a little more is asked for in turn than fits.
 */
export class Generations<Value> {
  #young = new Map<number, Value>();
  #old = new Map<number, Value>();
  #most: number;

  /** @param most how many a generation holds */
  constructor(most: number) {
    this.#most = most;
  }

  get(key: number): Value | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: number, value: Value): void {
    if (this.#young.size >= this.#most) [this.#young, this.#old] = [new Map(), this.#young];
    this.#young.set(key, value);
  }
}
