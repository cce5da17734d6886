/** What one request holds of the memory that all bodies share. */
export type Share = ReturnType<Budget["share"]>;

/**
 * The memory that bodies may take together, from their first byte until they are recorded. Whoever comes when it is used
 * up is told to come again, so that no number of clients can fill the memory.
 */
export class Budget {
  readonly #most: number;
  #held = 0;

  constructor(most: number) {
    this.#most = most;
  }

  get held(): number {
    return this.#held;
  }

  /** Opens a share that may not push the whole above `part` of the budget: who has not proved himself gets less. */
  share(part: number = 1) {
    let mine = 0;
    return {
      /** False when there is no room. */
      take: (bytes: number): boolean => {
        if (this.#held + bytes > this.#most * part) return false;
        this.#held += bytes;
        mine += bytes;
        return true;
      },
      release: (): void => {
        this.#held -= mine;
        mine = 0;
      },
    };
  }
}
