/**
 * What was found by number, remembered in two generations: when the younger is full, the older is forgotten, unless it is
 * asked for again. To forget everything at once would find nothing where a little more is asked for in turn than fits.
 */
export class Generations<Value> {
  #young = new Map<number, Value>();
  #old = new Map<number, Value>();
  #weight = 0;
  #most: number;
  #weigh: (value: Value) => number;

  /**
   * @param most how much a generation holds
   * @param weigh what of that one value takes
   */
  constructor(most: number, weigh: (value: Value) => number = () => 1) {
    this.#most = most;
    this.#weigh = weigh;
  }

  get(key: number): Value | undefined {
    const young = this.#young.get(key);
    if (young !== undefined) return young;
    const old = this.#old.get(key);
    if (old !== undefined) this.set(key, old);
    return old;
  }

  set(key: number, value: Value): void {
    if (this.#weight >= this.#most) {
      [this.#young, this.#old] = [new Map(), this.#young];
      this.#weight = 0;
    }
    this.#young.set(key, value);
    this.#weight += this.#weigh(value);
  }
}
